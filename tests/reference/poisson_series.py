"""Prints the coefficients of `src/probability/dist/poisson.rs`: the inverse Poisson distribution.

With u = Φ(√λ · s) the real x with Q(x, λ) = u (the regularised upper incomplete gamma function)
is λ · r(s) + c0(s) + c1(s)/λ + … (Giles 2016, "Algorithm 955: approximation of the inverse Poisson
cumulative distribution function", ACM Transactions on Mathematical Software 42(1), from Temme's
uniform expansion):

    r is the root of s = sign(r − 1) · √(2 (1 − r + r ln r)), and
    c0 = ln(s √r / (r − 1)) / ln r.

c1 is what is left of x, times λ, carried to λ → ∞. Each is fitted with a polynomial in s at
Chebyshev points. Needs mpmath:

    python tests/reference/poisson_series.py
"""

from mpmath import chebyfit, findroot, gammainc, log, mp, mpf, ncdf, nstr, polyval, sign, sqrt

mp.dps = 40
LEFT, RIGHT = mpf("-0.75"), mpf("1.5")


def ratio(s):
    """r(s)."""
    if s == 0:
        return mpf(1)
    guess = 1 + s + s**2 / 6 - s**3 / 72 + s**4 / 270
    f = lambda r: sign(r - 1) * sqrt(2 * (1 - r + r * log(r))) - s
    return findroot(f, guess, tol=1e-50)


def first(s):
    """c0(s)."""
    if abs(s) < mpf("1e-9"):
        return mpf(1) / 3 - s / 36
    r = ratio(s)
    return log(s * sqrt(r) / (r - 1)) / log(r)


def exact(s, mean):
    """The x with Q(x, mean) = Φ(√mean · s), from the smaller of both tails."""
    w = sqrt(mean) * s
    if w < 0:
        # The smaller tail is Q = P(N < x); at its logarithm the secant method converges.
        f = lambda x: log(gammainc(x, mean, regularized=True)) - log(ncdf(w))
    else:
        f = lambda x: log(gammainc(x, 0, mean, regularized=True)) - log(ncdf(-w))
    start = mean * ratio(s) + first(s)
    return findroot(f, (start, start + mpf(1) / mean), tol=1e-50)


def second(s):
    """c1(s), by Richardson's extrapolation in 1/λ."""
    values = []
    for mean in (100, 200, 400, 800):
        mean = mpf(mean)
        values.append(mean * (exact(s, mean) - mean * ratio(s) - first(s)))
    order = 1
    while len(values) > 1:
        weight = mpf(2) ** order
        values = [(weight * b - a) / (weight - 1) for a, b in zip(values, values[1:])]
        order += 1
    return values[0]


def main():
    for name, function, degree in (("RATIO", ratio, 15), ("FIRST", first, 11), ("SECOND", second, 7)):
        coefficients, error = chebyfit(function, [LEFT, RIGHT], degree + 1, error=True)
        print(name, "largest error", nstr(error, 3))
        for value in reversed(coefficients):
            print(f"    {nstr(value, 17)},")
    for mean in (8, 10, 20, 50, 200):
        mean = mpf(mean)
        worst = 0
        for step in range(-30, 61):
            s = mpf(step) / 40
            x = mean * ratio(s) + first(s) + second(s) / mean
            worst = max(worst, abs(x - exact(s, mean)))
        print("mean", nstr(mean, 4), "left out", nstr(worst, 3))


if __name__ == "__main__":
    main()
