### Närplan in English. Every message stands in sv.ftl too.

## i18n
test-number = { $n }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

## model
param-reports_per_1000 = Reports of concern per 1,000 children
param-share_0_17_of_0_19 = Share aged 0–17 of children and young people 0–19
param-need_weight_b = Force of the need index (b)
param-reports_factor_0_5 = Reports, age 0–5, relative to the mean
param-reports_factor_6_12 = Reports, age 6–12, relative to the mean
param-reports_factor_13_17 = Reports, age 13–17, relative to the mean
param-share_investigated = Share of reports that lead to an investigation
param-investigation_time = Mean investigation time
param-caseload_norm = Caseload norm
param-caseload_ceiling = Caseload ceiling (0 = none)
param-recruitment_lead = Recruitment lead time
param-rampup_start = Capacity when newly hired
param-rampup_length = Ramp-up time
param-turnover = Staff turnover
param-wage_supplement = Wage supplement for social workers
param-turnover_elasticity = Effect of the supplement on turnover
param-absence = Absence
param-visit_hours = Travel time per visiting day
param-work_hours = Working time of a full-time post
param-span = Staff per unit manager
param-salary_social_worker = Monthly salary, social worker
param-salary_family_therapist = Monthly salary, family therapist
param-salary_outreach_worker = Monthly salary, outreach worker
param-salary_unit_manager = Monthly salary, unit manager
param-salary_administration = Monthly salary, administrator
param-salary-own = Monthly salary, { $role }
param-payroll_overhead = Payroll overhead (PO)
param-wage_growth = Wage growth from April
param-rent_growth = Rent growth
param-other_price_growth = Growth of other prices
param-rent = Rent of premises
param-area_per_post = Area per post
param-premises_lead = Time to get premises
param-premises_delay = Delay of new premises
param-double_rent = Double rent while moving
param-temporary_rent_factor = Rent of temporary premises, relative
param-fit_out_cost = Fit-out
param-fit_out_years = Time to pay for fit-out
param-internal_interest = Internal interest
param-equipment = Equipment
param-training = Training
param-travel = Travel
param-visit_cost = Travel cost per visiting day
param-hire_cost = Cost per recruitment
param-overhead = Overhead on staff cost
param-agency_share = Share of vacancies with agency staff
param-agency_factor = Cost of agency staff, times own staff
param-residential_day = Day in residential care
param-foster_day = Day in agency foster care
param-first_year_rise = More reports in the first year live
param-placement_effect = Lower placement costs after 24 months live
param-effect_lag = Lag of the effect
param-unit-per-thousand-per-year = per 1,000 children a year
param-unit-ratio = no unit
param-unit-percent = %
param-unit-percent-per-year = %/year
param-unit-months = months
param-unit-years = years
param-unit-cases-per-post = cases per social worker
param-unit-staff-per-manager = staff per manager
param-unit-sek-per-month = SEK/month
param-unit-sek-per-m2-year = SEK/m² a year
param-unit-sek-per-m2 = SEK/m²
param-unit-sek-per-day = SEK/day
param-unit-m2-per-post = m² per post
param-unit-tkr-per-post = SEK thousand per post
param-unit-tkr-per-fte-year = SEK thousand per FTE a year
param-unit-tkr = SEK thousand
param-unit-factor = times
param-unit-hours = hours
param-unit-hours-per-month = hours/month
param-kind-choice = choice
param-kind-uncertain = uncertain
param-kind-effect = effect
role-social_worker = social worker
role-family_therapist = family therapist
role-outreach_worker = outreach worker
role-unit_manager = unit manager
role-administration = administrator
role-short-social_worker = Soc. w.
role-short-family_therapist = Fam. th.
role-short-outreach_worker = Outreach
role-short-unit_manager = Manager
role-short-administration = Admin.
unit-kind-base = base
unit-kind-area-team = area team
unit-kind-central = central organisation
funding-state-grant = state grant
funding-executive-board = board’s extra funds
funding-committee-frame = committee’s frame
funding-gap = unfunded
fit-out-at-once = all when the premises open
fit-out-rent-supplement = supplement to the rent
fit-out-depreciated = depreciation with internal interest
indicator-unit-persons = persons
indicator-unit-households = households
indicator-unit-percent = %
indicator-unit-tkr-per-person = SEK thousand per person
indicator-unit-class = class
indicator-unit-unknown = unknown unit
assumption = assumption
source = source

## simulate
account-lon = pay
account-po = payroll overhead (PO)
account-lokal = premises
account-etablering = establishment
account-utbildning = training
account-resor = travel
account-oh = overhead
account-inhyrd-personal = agency staff
premises-none = no premises
premises-seeking = premises sought
premises-fit-out = premises being fitted out
premises-temporary = temporary premises
premises-open = premises open
sim-warning-transfer-too-large = The step “{ $step }” moves { $asked } posts ({ $role }) from the central organisation, which has only { $available }. The rest is left out. Lower the number or make the posts new.
sim-warning-area-below-nothing = { $unit } gives up more area than it has in { $month }. The area counts as 0 m². Lower the area that is given up.
sim-warning-no-need-indicator = The map lacks the indicator “{ $indicator }”, which the need index uses. It is left out. Choose another indicator or a map that has it.
sim-error-no-children = The map has no figures for children and young people aged 0–19, so there is no need to calculate on. Add a column named barn_unga_0_19 followed by a year, such as barn_unga_0_19_2025.
sim-error-horizon = The plan spans { $months } months. Choose 1–{ $max } months.

## report
report-error-other-map = The plan is for a map with { $plan } districts, but the map has { $map }. Open the plan’s own map and export again.
report-error-other-result = The result does not belong to the plan as it stands. Wait until the calculation is done and export again.
report-error-table = The file { $file } could not be written: { $detail }. Try again, and report the fault if it comes back.
csv-yes = yes
csv-no = no
csv-whole-municipality = Whole municipality
csv-file-distrikt = The districts: their base and step, what they ask for, and all indicators. One row per district.
csv-file-bemanning = Staff, cases and premises month by month. One row per unit and month, and one for the whole municipality. People and cases are expected values and so are fractions.
csv-file-budget = Costs in current prices per year. One row per unit, year and account, and for the whole municipality. Sum either the units or the whole municipality, never both, and never rows of the kind “of which”.
csv-file-finansiering = Who pays, month by month, for the whole municipality. Amounts in SEK at current prices.
csv-file-steg = The rollout steps: one row per district, per unit and role, per premises and per change of base. The column “row about” says what a row is about.
csv-file-antaganden = All that the calculation rests on: parameters, today’s organisation, need index, placements and funding.
csv-file-om-filerna = What the files and their columns mean.
csv-kod = code
csv-kod-about = Area code of the map’s source.
csv-stadsdel = name
csv-stadsdel-about = The district’s name in the plan.
csv-stadsdel-kalla = name in the source
csv-stadsdel-kalla-about = The district’s name in the map’s source.
csv-bas = base
csv-bas-about = The unit that the district belongs to once it is live, until a step gives it another. An assumption of the plan.
csv-steg = step
csv-steg-about = The rollout step. An assumption of the plan.
csv-drift-fran = live from
csv-drift-fran-about = First month in which its own unit is responsible. Empty: the central organisation keeps the district.
csv-barn-0-19 = children and young people 0–19
csv-barn-0-19-year = children and young people 0–19 ({ $source }, { $year })
csv-barn-0-19-about = Number as the source has it. SCB changes small numbers at random from 2025, so parts need not sum to the total.
csv-barn-0-17 = children 0–17 (assumption)
csv-barn-0-17-about = Children and young people 0–19 times the assumed share aged 0–17.
csv-behovsindex = local need index (z)
csv-behovsindex-about = Mean 0 and standard deviation 1 among children and young people 0–19. Higher is more need. Indicators and weights are in antaganden.csv.
csv-behovsvikt = need weight
csv-behovsvikt-about = The district’s weight on demand, exp(b · z) divided so that the mean per child is 1.
csv-behovsbarn = need-weighted children 0–17
csv-behovsbarn-about = Children 0–17 times the need weight.
csv-anmalningar-ar = reports of concern per year
csv-anmalningar-ar-about = Expected number without the rise in the first year live.
csv-utredningar-ar = investigations started per year
csv-utredningar-ar-about = Reports per year times the share that leads to an investigation.
csv-grannar = neighbours
csv-grannar-about = Codes of the districts that share a border with it.
csv-indicator = { $title } ({ $unit })
csv-indicator-year = { $title } ({ $unit }, { $year })
csv-indicator-about = { $base } · Source: { $source } · { $note }
csv-indicator-about-no-note = { $base } · Source: { $source }
csv-manad = month
csv-manad-about = Month, written year-month.
csv-enhet = unit
csv-enhet-about = Base, area team or central organisation. “Whole municipality” is the sum of the units.
csv-enhet-id = unit id
csv-enhet-id-about = The unit’s stable name in the plan. Empty for the whole municipality.
csv-tjanster = posts, { $role }
csv-tjanster-about = Established posts, full-time equivalents.
csv-tjanster-totalt = posts in all
csv-tjanster-totalt-about = Established posts of all roles, full-time equivalents.
csv-tillsatta = filled
csv-tillsatta-about = Posts with somebody employed, full-time equivalents.
csv-tillsatta-overflyttade = of which transferred
csv-tillsatta-overflyttade-about = Filled posts that were in today’s organisation and have moved along. Today’s budget, not new money.
csv-vakanta = vacant
csv-vakanta-about = Posts without anybody, full-time equivalents.
csv-nyanstallda = hired
csv-nyanstallda-about = People who start in the month.
csv-slutat = left
csv-slutat-about = People who leave at the end of the month.
csv-produktiva = productive FTE
csv-produktiva-about = Full-time equivalents at work after ramp-up and absence, agency staff included.
csv-produktiva-socsek = productive social workers
csv-produktiva-socsek-about = The same for social workers only.
csv-enhet-barn = children 0–17
csv-enhet-barn-about = Children in the districts that the unit serves in that month. The share aged 0–17 is an assumption.
csv-enhet-behovsbarn = need-weighted children 0–17
csv-enhet-behovsbarn-about = The same times the need weight.
csv-anmalningar = reports of concern
csv-anmalningar-about = Expected number in the month.
csv-startade = investigations started
csv-startade-about = Investigations that begin in the month.
csv-avslutade = investigations closed
csv-avslutade-about = Investigations that are closed in the month.
csv-oppna = open investigations
csv-oppna-about = Investigations that are open at the end of the month.
csv-aldre = open over 4 months
csv-aldre-about = Open investigations past the legal limit of four months.
csv-arendebelastning = cases per social worker
csv-arendebelastning-about = Open investigations per productive social worker. Empty: no social worker is at work.
csv-behovstackning = need coverage (%)
csv-behovstackning-about = How much of the investigations started the staff have time for, at most 100. Empty: nothing was started.
csv-lokalyta = area (m²)
csv-lokalyta-about = Rented area in the month.
csv-lokal = premises
csv-lokal-about = Where the work on the unit’s premises stands. Empty for the whole municipality.
csv-ar = year
csv-ar-about = Calendar year. The first and the last may have fewer than twelve months.
csv-manader = months
csv-manader-about = Number of months of the year that the plan covers.
csv-konto = account
csv-konto-about = Account, or what the amount is a part of.
csv-slag = kind
csv-slag-about = “cost”: part of the gross cost. “of which”: a part of the gross cost that is already counted.
csv-slag-kostnad = cost
csv-slag-varav = of which
csv-varav-overflyttad = of which transferred staff
csv-belopp = amount (SEK)
csv-belopp-about = SEK with two decimals, at the months’ own prices.
csv-bruttokostnad = gross cost (SEK)
csv-bruttokostnad-about = All accounts and units. Placements are not part of it.
csv-finansierat = { $kind } (SEK)
csv-finansierat-about = What the funding pays of the gross cost in the month.
csv-ofinansierat = unfunded (SEK)
csv-ofinansierat-about = The part of the gross cost that no funding covers.
csv-placeringar = placements (SEK, shown apart)
csv-placeringar-about = Residential care and agency foster homes. Not part of the gross cost.
csv-utbyggnadsgrad = rollout share (%)
csv-utbyggnadsgrad-about = Share of the municipal need in districts that are live with a unit of their own.
csv-likvardighet = equity
csv-likvardighet-about = Need coverage for the fifth of the children with most need over that for the fifth with least. 1 is equal. Empty: cannot be calculated.
csv-steg-nr = no.
csv-steg-nr-about = The step’s place in the plan.
csv-steg-start = start
csv-steg-start-about = The month in which the step’s districts go live.
csv-rekrytering-fran = recruiting from
csv-rekrytering-fran-about = The month in which new posts are advertised. Empty: one recruitment lead time before the start.
csv-rad-om = row about
csv-rad-om-about = What the row is about: district, posts, premises or change of base. Empty: the step has none of them.
csv-rad-stadsdel = district
csv-rad-tjanster = posts
csv-rad-lokal = premises
csv-steg-stadsdel = district
csv-steg-stadsdel-about = District that goes live, by its name in the plan.
csv-steg-kod = district code
csv-steg-kod-about = The district’s area code.
csv-steg-enhet = unit
csv-steg-enhet-about = The unit that gets the district, the posts or the premises.
csv-roll = role
csv-roll-about = The role of the posts.
csv-overflyttade-tjanster = transferred posts
csv-overflyttade-tjanster-about = Posts that move from the central organisation, full-time equivalents.
csv-nya-tjanster = new posts
csv-nya-tjanster-about = Posts that were not there before, full-time equivalents.
csv-lokal-oppnar = premises open
csv-lokal-oppnar-about = First month with rent.
csv-steg-yta = area (m²)
csv-steg-yta-about = Empty: the step’s posts in the unit times the area per post. Minus: area that is given up.
csv-grupp = group
csv-grupp-about = What the row belongs to.
csv-grupp-parameter = parameter
csv-grupp-po = payroll overhead for a year
csv-grupp-val = choice of the plan
csv-grupp-idag = today
csv-grupp-behov = need index
csv-grupp-placeringar = placements
csv-grupp-finansiering = funding
csv-grupp-roll = role
csv-grupp-arendetyp = type of case
csv-grupp-besok = visiting days
csv-grupp-befolkning = population
csv-roll-namn = { $role }: name of its own
csv-roll-yta = { $role }: area per post
csv-roll-utbildning = { $role }: training
csv-arendetyp-andel = { $type }: share of the investigations
csv-arendetyp-tid = { $type }: investigation time
csv-besoksdagar = Visiting days in { $district }
csv-matt-dagar-manad = days/month
csv-loner-hojs = Wages are raised in
csv-lonemanad-januari = January
csv-lonemanad-april = April
csv-prisniva = Price level
csv-lopande-priser = current prices
csv-fasta-priser = prices of { $year }
csv-barn-i-alder = Children { $from }–{ $to }, { $year }
csv-matt-barn = children
csv-id = id
csv-id-about = Stable name, the same in every version of the plan.
csv-benamning = name
csv-benamning-about = What the value is about.
csv-varde = value
csv-varde-about = The value that the calculation uses. Amounts are in 2026 prices exclusive of VAT, except those of the funding, which are not indexed.
csv-lagt = low
csv-lagt-about = The lowest believable value.
csv-hogt = high
csv-hogt-about = The highest believable value.
csv-varde-enhet = measure
csv-varde-enhet-about = The measure that the value is given in.
csv-typ = type
csv-typ-about = choice: somebody decides it. uncertain: drawn at random between low and high in the uncertainty analysis. effect: drawn only where effects are counted.
csv-standard = default
csv-standard-about = The program’s suggestion.
csv-andrat = changed
csv-andrat-about = Whether the plan has another value or range than the program’s suggestion.
csv-antagande = assumption
csv-antagande-about = yes: rests wholly or in part on a judgement, or is changed in the plan.
csv-kalla = source of the default
csv-kalla-about = Where the program’s suggestion comes from.
csv-fran = from
csv-fran-about = First month that the funding pays for.
csv-till = to
csv-till-about = Last month that the funding pays for. Empty: without end.
csv-lokalanpassning-betalas = Fit-out is paid
csv-idag-tjanster = { $unit }: posts today, { $role }
csv-idag-yta = { $unit }: area today
csv-hvb-dygn = Days in residential care
csv-familjehem-dygn = Days in agency foster care
csv-matt-heltider = FTE
csv-matt-m2 = m²
csv-matt-dygn-ar = days/year
csv-matt-vikt = weight
csv-matt-kr-manad = SEK/month
csv-matt-kr-ar = SEK/year
csv-fil = file
csv-fil-about = Name of the file.
csv-rubrik = heading
csv-rubrik-about = Heading of the column in the file. Empty: the row is about the whole file.
csv-forklaring = explanation
csv-forklaring-about = What the file or the column holds.
csv-om-plan = plan
csv-om-beskrivning = description
csv-om-citat = quotation
csv-om-quote = “{ $text }” ({ $source })
csv-om-period = period
csv-om-karta = map
csv-om-kartfil = map file, SHA-256
csv-om-program = program
csv-om-program-version = Närplan { $version }
csv-om-antaganden = assumptions
csv-om-antaganden-text = The districts’ bases, steps, months, posts and premises are assumptions of the plan, not decisions. The results hold only if the assumptions do.
csv-om-format = format
csv-om-format-text = UTF-8, semicolons between columns, decimal comma, months written year-month. A text that begins with = + - or @ has an apostrophe put before it, so that Excel does not read it as a formula. Empty cell: no value.
## edit
# Names in the undo menu: they stand after "Undo: " or "Redo: ".
edit-label-assign-one = move { $district } to { $unit }
edit-label-assign = { $count ->
    [one] move { $count } district to { $unit }
   *[other] move { $count } districts to { $unit }
}
edit-label-assignment = { $count ->
    [one] reassign { $count } district
   *[other] reassign { $count } districts
}
edit-label-go-live-one = put { $district } in { $step }
edit-label-go-live = { $count ->
    [one] put { $count } district in { $step }
   *[other] put { $count } districts in { $step }
}
edit-label-no-go-live-one = take { $district } out of the rollout
edit-label-no-go-live = { $count ->
    [one] take { $count } district out of the rollout
   *[other] take { $count } districts out of the rollout
}
edit-label-go-live-order = { $count ->
    [one] change the step of { $count } district
   *[other] change the step of { $count } districts
}
edit-label-insert-step = add { $step }
edit-label-remove-step = remove { $step }
edit-label-change-step = change { $step }
edit-label-move-step = move { $step } in the list
edit-label-step-start = change the start of { $step } to { $month }
edit-label-posts = change posts of { $unit } in { $step }
edit-param-name = { $param ->
    [reports_per_1000] reports of concern per 1,000 children
    [share_0_17_of_0_19] the share aged 0–17 of 0–19
    [need_weight_b] the weight of the need index
    [share_investigated] the share of reports investigated
    [investigation_time] the investigation time
    [caseload_norm] the caseload norm
    [recruitment_lead] the recruitment time
    [rampup_start] the capacity of new staff
    [rampup_length] the ramp-up time
    [turnover] the staff turnover
    [absence] the absence
    [span] the number of staff per manager
    [salary_social_worker] the salary of social workers
    [salary_family_therapist] the salary of family therapists
    [salary_outreach_worker] the salary of outreach workers
    [salary_unit_manager] the salary of unit managers
    [salary_administration] the salary of administration
    [payroll_overhead] the payroll overhead
    [wage_growth] the wage growth
    [rent_growth] the rent growth
    [other_price_growth] other price growth
    [rent] the rent
    [area_per_post] the area per post
    [premises_lead] the time to find premises
    [fit_out_cost] the cost of fit-out
    [fit_out_years] the write-off time of fit-out
    [internal_interest] the internal interest
    [equipment] the cost of equipment
    [training] the cost of training
    [travel] the cost of travel
    [hire_cost] the cost per hire
    [overhead] the overhead
    [agency_share] the share of agency staff
    [agency_factor] the cost factor of agency staff
    [residential_day] the cost of a day in residential care
    [foster_day] the cost of a day in agency foster care
    [first_year_rise] the rise in reports in the first year
    [placement_effect] the effect on placements
    [reports_factor_0_5] the report factor of 0–5 years
    [reports_factor_6_12] the report factor of 6–12 years
    [reports_factor_13_17] the report factor of 13–17 years
    [caseload_ceiling] the caseload ceiling
    [wage_supplement] the wage supplement
    [turnover_elasticity] what the wage supplement does to turnover
    [visit_hours] the hours on the way for a visiting day
    [work_hours] the working hours a month
    [premises_delay] the delay of premises
    [double_rent] the time with double rent
    [temporary_rent_factor] the rent of temporary premises
    [visit_cost] the cost of a visiting day
    [effect_lag] the time before the effect shows
   *[other] an assumption
}
edit-label-parameter = change { edit-param-name }
edit-label-insert-unit = add { $unit }
edit-label-remove-unit = remove { $unit }
edit-label-change-unit = change { $unit }
edit-label-title = change title and description
edit-label-horizon = change the period of the plan
edit-label-funding = change the funding
edit-label-fit-out = change how fit-out is paid
edit-label-disclosure = change the disclosure rule
edit-label-need = change the local need index
edit-label-placement-days = change placement days
edit-label-payroll-overhead = change payroll overhead by year
edit-label-rename = rename { $district } to { $name }
edit-label-own-name = restore the name of { $district }
edit-label-reassign = { $count ->
    [one] change the base of { $count } district in { $step }
   *[other] change the base of { $count } districts in { $step }
}
edit-label-lock-one = lock { $district }
edit-label-lock = { $count ->
    [one] lock { $count } district
   *[other] lock { $count } districts
}
edit-label-unlock-one = unlock { $district }
edit-label-unlock = { $count ->
    [one] unlock { $count } district
   *[other] unlock { $count } districts
}
edit-label-locks = change which districts are locked
edit-label-groups = change groups of districts
edit-label-exceptions = change allowed exceptions
edit-label-limits = change limits of distance and load
edit-label-reason = change the reason for { $district }
edit-label-travel = change how distance is measured
edit-label-batch = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
edit-error-unknown-district = The district is not on the map. Choose a district on the map.
edit-error-unknown-unit = The plan has no such unit. Choose another unit.
edit-error-unknown-step = The plan has no step with id { $id }. Choose another step.
edit-error-position = There is no place { $position } in a list of { $count } rows. Choose a place in the list.
edit-error-step-id-taken = Step id { $id } cannot be used. Choose another id.
edit-error-district-in-other-step = One of the districts is already in the step “{ $step }”. Take it out there first.
edit-error-posts-twice = The step “{ $step }” has two rows for the same role ({ $role }) in { $unit }. Join them into one.
edit-error-out-of-range = { $quantity ->
    [posts] The number of posts
    [area] The area in m²
    [hidden_below] The limit for hidden counts and bases
    [rounded_to] The rounding of sums
    [placement_days] The number of placement days a year
    [need_weight] The weight of the indicator
    [payroll_overhead] The payroll overhead in per cent
    [amount] The amount in kronor
    [longitude] The longitude in degrees
    [latitude] The latitude in degrees
    [distance] The distance in km
    [minutes] The travel time in minutes
    [deviation] The deviation in per cent
    [detour] The detour factor
    [area_per_post] The area per post in m²
    [training] The cost of training in tkr per full-time equivalent
    [case_share] The share of the type of case in per cent
    [case_months] The time of the type of case in months
    [visit_days] The number of visiting days a month
    [children] The number of children
    [gate_target] The target of the follow-up
    [temporary_area] The area of the temporary premises in m²
    [correlation] The correlation
    [runs] The number of runs
   *[other] The value
} is { $value } but must be between { $min } and { $max }. Enter another value.
edit-error-month-outside = The month { $month } is outside { $first }–{ $last }. Choose a month in between.
edit-error-year-outside = The year { $year } is outside { $first }–{ $last }. Choose a year in between.
edit-error-horizon = The plan is { $months } months long but must be between 1 and { $max } months. Choose another length.
edit-error-parameter-order = The values of { edit-param-name } are not in order. Enter the lowest, most likely and highest value in rising order, 0 or more.
edit-error-empty-name = The name is empty. Write a name.
edit-error-letter-too-long = “{ $letter }” is too long for the map. Use one or two letters.
edit-error-unit-id-taken = The unit id “{ $id }” is taken or empty. Choose another id.
edit-error-unit-identity = Id and kind of the unit “{ $id }” cannot change. Add a new unit instead.
edit-error-central-units = { $count ->
    [0] The plan must have a central unit. It cannot be removed.
   *[other] The plan can only have one central unit, but would have { $count }. Remove the others or change their kind.
}
edit-error-unit-in-use = { $unit } still has districts, posts or premises. Move them to another unit first.
edit-error-funding-without-end = The funding “{ $name }” has no last month. Only the committee’s frame may go on without end. Enter the last month in which the money can be used.
edit-error-funding-ends-early = The funding “{ $name }” ends before it begins. Change the first or the last month.
edit-error-district-in-other-group = One of the districts is already in the group “{ $group }”. Take it out there first.
edit-error-bridge-ends = A link must join two different districts, the first in the map’s order first. Choose two districts.
edit-error-travel-mode-twice = Travel times by “{ $mode }” stand twice. Give one of them another name.
edit-error-unknown-travel-mode = There are no travel times by “{ $mode }”. Read a file of travel times or choose another.
edit-error-indicator-twice = The indicator “{ $indicator }” is in the need index twice. Remove one of them.

## store
store-error-read = { $path } could not be read: { $detail }. Check that the file exists and that you have permission.
store-error-write = { $path } could not be saved: { $detail }. What was there before still is. Check permissions and disk space, or save in another place.
store-error-too-large = { $path } is larger than { $limit } MiB and cannot be a plan. Choose another file.
store-error-not-utf8 = { $path } is not text in UTF-8 (first error at byte { $offset }). Save the file as UTF-8.
store-error-syntax = The plan file is damaged on line { $line }, column { $column }: { $detail }. Correct the line in a text editor or open an earlier version.
store-error-not-a-plan = The file is not a plan from Närplan. Choose a file that ends in .narplan.json.
store-error-newer-version = The plan is saved in version { $found } of the file format, but this program only reads up to version { $known }. Update Närplan.
store-error-unknown-field = The plan file has an unknown field, “{ $name }”, on line { $line }. Correct its spelling or remove the field. If a newer Närplan saved the file, update the program.
store-error-invalid = The plan file has an error in { $path }. { $problem ->
        [store-problem-unknown-unit] { store-problem-unknown-unit }
        [store-problem-unknown-role] { store-problem-unknown-role }
        [store-problem-unknown-parameter] { store-problem-unknown-parameter }
        [store-problem-district-twice] { store-problem-district-twice }
        [store-problem-district-in-two-steps] { store-problem-district-in-two-steps }
        [store-problem-month] { store-problem-month }
        [store-problem-year] { store-problem-year }
        [store-problem-version] { store-problem-version }
        [store-problem-day] { store-problem-day }
        [store-problem-colour] { store-problem-colour }
        [edit-error-paper-text] { edit-error-paper-text }
        [edit-error-accent-too-light] { edit-error-accent-too-light }
        [edit-error-logo-too-large] { edit-error-logo-too-large }
        [edit-error-logo-format] { edit-error-logo-format }
        [edit-error-logo-without-alt] { edit-error-logo-without-alt }
        [edit-error-unknown-district] { edit-error-unknown-district }
        [edit-error-unknown-unit] { edit-error-unknown-unit }
        [edit-error-unknown-step] { edit-error-unknown-step }
        [edit-error-position] { edit-error-position }
        [edit-error-step-id-taken] { edit-error-step-id-taken }
        [edit-error-district-in-other-step] { edit-error-district-in-other-step }
        [edit-error-posts-twice] { edit-error-posts-twice }
        [edit-error-out-of-range] { edit-error-out-of-range }
        [edit-error-month-outside] { edit-error-month-outside }
        [edit-error-year-outside] { edit-error-year-outside }
        [edit-error-horizon] { edit-error-horizon }
        [edit-error-parameter-order] { edit-error-parameter-order }
        [edit-error-empty-name] { edit-error-empty-name }
        [edit-error-letter-too-long] { edit-error-letter-too-long }
        [edit-error-unit-id-taken] { edit-error-unit-id-taken }
        [edit-error-unit-identity] { edit-error-unit-identity }
        [edit-error-central-units] { edit-error-central-units }
        [edit-error-unit-in-use] { edit-error-unit-in-use }
        [edit-error-funding-without-end] { edit-error-funding-without-end }
        [edit-error-funding-ends-early] { edit-error-funding-ends-early }
        [edit-error-district-in-other-group] { edit-error-district-in-other-group }
        [edit-error-bridge-ends] { edit-error-bridge-ends }
        [edit-error-travel-mode-twice] { edit-error-travel-mode-twice }
        [edit-error-unknown-travel-mode] { edit-error-unknown-travel-mode }
        [edit-error-indicator-twice] { edit-error-indicator-twice }
        [edit-error-no-shares] { edit-error-no-shares }
        [edit-error-population-shape] { edit-error-population-shape }
        [edit-error-no-children] { edit-error-no-children }
        [edit-error-temporary-late] { edit-error-temporary-late }
        [edit-error-temporary-without-opening] { edit-error-temporary-without-opening }
        [edit-error-grant-by-year] { edit-error-grant-by-year }
        [edit-error-pays-for-nothing] { edit-error-pays-for-nothing }
        [edit-error-parameter-in-other-group] { edit-error-parameter-in-other-group }
        [store-problem-parameter-twice] { store-problem-parameter-twice }
        [store-problem-rows-not-years] { store-problem-rows-not-years }
        [store-problem-unknown-scenario] { store-problem-unknown-scenario }
        [store-problem-scenario-twice] { store-problem-scenario-twice }
        [store-problem-not-one-open] { store-problem-not-one-open }
        [store-problem-scenario-field] { store-problem-scenario-field }
        [store-problem-scenario-unreadable] { store-problem-scenario-unreadable }
        [edit-error-unknown-scenario] { edit-error-unknown-scenario }
        [edit-error-scenario-id-taken] { edit-error-scenario-id-taken }
        [edit-error-scenario-name-taken] { edit-error-scenario-name-taken }
        [edit-error-scenario-other-map] { edit-error-scenario-other-map }
        [edit-error-scenario-is-baseline] { edit-error-scenario-is-baseline }
        [edit-error-last-scenario] { edit-error-last-scenario }
        [edit-error-too-many-scenarios] { edit-error-too-many-scenarios }
       *[other] The value cannot be used.
}
store-problem-unknown-unit = No unit has the id “{ $value }”. Correct the id or add the unit under units.
store-problem-unknown-role = There is no role “{ $value }”. Use social_worker, family_therapist, outreach_worker, unit_manager or administration.
store-problem-unknown-parameter = There is no assumption “{ $value }”. Correct the name or remove the row.
store-problem-district-twice = The district { $value } is named twice. Leave it in one place.
store-problem-district-in-two-steps = The district { $value } is already in an earlier step. Leave it in one step.
store-problem-month = “{ $value }” is not a month. Write it as 2027-04.
store-problem-year = “{ $value }” is not a year. Write it as 2027.
store-problem-version = There is no version { $value }. Write 3.
store-error-map-changed = The map file is not the one that the plan was made with (the checksum is { $found }, not { $expected }). Choose the original map, or go on and check that all districts are right.
store-error-wrong-map = The plan has { $districts } districts but the map { $codes }. Open the plan with the map that it was made for.
store-error-unwritable = The plan could not be turned into a file: { $detail }. Undo the latest change and save again.
store-note-unknown-district = The district { $code } is not on the map and was left out ({ $path }).
store-note-unassigned = { $count ->
    [one] One district had no unit in the plan file and was given to the central unit: { $codes }.
   *[other] { $count } districts had no unit in the plan file and were given to the central unit: { $codes }.
}
## read

read-error-unknown-builtin = There is no built-in map called “{ $name }”. Choose one of the built-in maps, or open a file of your own.
read-error-file-missing = The file { $file } does not exist. It may have been moved or renamed.
read-error-file-denied = You do not have permission to read the file { $file }. Ask its owner for permission, or save a copy elsewhere.
read-error-file-unreadable = The file { $file } could not be read: { $reason }. Check that other programs can open it.
read-error-file-too-large = The file { $file } is { $size } MB, and the limit is { $limit } MB. Simplify the borders or include fewer areas in your map program, and export again.
read-error-unknown-kind = { $file } is not a file that Närplan can read. Choose a GeoJSON file, ending in .geojson or .json.
read-error-not-utf8 = The file { $file } has characters on line { $line } that are not UTF-8. Open it in the program that it comes from and save it as UTF-8.
read-error-not-json = { $file } is not valid JSON: the error is on line { $line }, character { $column } ({ $detail }). The file may be cut off. Export it again.
read-error-not-geojson = { $file } is JSON but not a GeoJSON map ({ $detail }). Export the map as a GeoJSON FeatureCollection.
read-error-bad-feature = Feature { $feature } of the map does not follow GeoJSON: { $detail }. Correct it in your map program and export again.
read-error-unknown-crs = The map names the reference system “{ $crs }”. Närplan reads WGS 84 (EPSG:4326) and SWEREF 99 TM (EPSG:3006). Export the map in one of them.
read-error-out-of-range = Feature { $feature } has the coordinate ({ $x }; { $y }), which is neither degrees in WGS 84 nor metres in SWEREF 99 TM within Sweden. Export the map in one of these systems.
read-error-mixed-systems = The map mixes reference systems: feature { $degrees } is in degrees and feature { $metres } in metres. Export all of the map in one system, WGS 84 or SWEREF 99 TM.
read-error-swapped-axes = Feature { $feature } has the coordinate ({ $x }; { $y }), with north before east. Export the map with east first.
read-error-outside-plane = Feature { $feature } lies at ({ $x }; { $y }), too far from the rest of the map. Remove it or correct the coordinate.
read-error-plane = The projection of the map could not be used: { $reason }. Export the map in WGS 84 and try again.
read-error-no-districts = { $file } has no areas. { $features ->
    [0] The file is empty.
    [one] The only feature of the file is not an area.
   *[other] None of the { $features } features of the file is an area.
} Choose a file with the borders of the areas as polygons.
read-error-duplicate-code = Two areas have the code “{ $code }”: feature { $first } and feature { $second }. Choose another property as the code, or join the areas in your map program.
read-error-no-such-property = No area has the property “{ $property }”. Choose one of: { $available }.
read-error-toml = { $file }, line { $line }: { $detail }. Correct the line in a text editor.
read-error-csv-row = { $file }, row { $row }: the row has { $found } cells but the table has { $expected } columns. Check the separators and quotes of the row.
read-error-csv-no-key = { $file } has no column with the codes of the areas. The columns are: { $columns }. Give the code column the same name as in the map, such as regsokod.
read-error-csv-duplicate-column = { $file } has two columns called “{ $column }”. Rename one of them.
read-error-csv-duplicate-row = { $file }: row { $first } and row { $second } are both about { $code }. Remove one of them.
read-error-unknown-column = { $file }: the indicator “{ $indicator }” uses the column “{ $column }”, which is not among the figures. Correct the name of the column.
read-error-indicator-source = { $file }: the indicator “{ $indicator }” must have either column, or numerator and denominator.
read-error-duplicate-indicator = { $file }: two indicators are called “{ $indicator }”. Change the id of one of them.

read-note-assumed-sweref = The map names no reference system. The coordinates are metres within Sweden and were read as SWEREF 99 TM.
read-note-heights-ignored = The heights of the map are not used.
read-note-feature-skipped = Feature { $feature } is not an area ({ $kind }) and was left out.
read-note-part-skipped = A part of feature { $feature } is not an area ({ $kind }) and was left out.
read-note-collection-joined = The areas of feature { $feature } were a collection and were joined into one.
read-note-empty-geometry = Feature { $feature } has no usable area and was left out.
read-note-ring-closed = Ring { $ring } of feature { $feature } did not end where it began. It was closed.
read-note-ring-dropped = Ring { $ring } of feature { $feature } has only { $positions ->
    [one] { $positions } point
   *[other] { $positions } points
} and was left out.
read-note-self-crossing = The border of feature { $feature } crosses or touches itself at longitude { $lon }, latitude { $lat }. It is drawn as it is; its area may be wrong.
read-note-codes-from-ids = No property is recognised as the code. The features’ own ids are used as codes.
read-note-no-code-property = No property is recognised as the code. The areas have codes by their place in the file, such as #1. Choose a property as the code if there is one.
read-note-code-generated = Feature { $feature } has no code and was given the code { $code }.
read-note-no-name-property = No property is recognised as the name. The codes are shown instead.
read-note-name-from-code = Feature { $feature } has no name. Its code is shown instead.
read-note-sidecars-ignored = manifest.toml in the same folder describes another map than { $file }. The files beside the map are therefore not used.
read-note-checksum-differs = { $file } is not the file that manifest.toml describes: the checksum differs. It was read all the same.
read-note-row-without-district = { $file }, row { $row }: the code “{ $code }” is not on the map. The row was left out.
read-note-district-without-row = { $file } has no row for { $name } ({ $code }). The district has no figures.
read-note-not-a-number = { $file }, row { $row }, column “{ $column }”: “{ $text }” is not a number and counts as missing.
read-note-property-not-a-number = Feature { $feature }, property “{ $property }”: “{ $text }” is not a number and counts as missing.
read-note-text-column = { $file }: the column “{ $column }” has no numbers and was left out.
read-note-unused-column = { $file }: no indicator in indicators.toml uses the column “{ $column }”.
## scene
scene-unit-percent = per cent
scene-unit-tkr = thousand SEK
scene-weighted-mean = Population-weighted mean of smaller areas
scene-source = Source: { $source }
scene-hidden = hidden by disclosure control
scene-missing = no figure
scene-units = Districts by unit
scene-districts = districts
scene-units-tint = Pale colour: not yet live
scene-names-key = Numbers on the map

## report: pictures
report-error-picture-size = A picture of { $width } × { $height } pixels can not be drawn. Choose a side from 1 to { $max }.
report-error-picture = The picture could not be drawn: { $detail }

## app
app-error-io = { $path }: { $reason }
app-error-no-preset = There is no preset called “{ $id }”. The command narplan presets lists them.
notice-broken = An error in the program stopped the work: { $reason }. The plan is untouched.
notice-copied = Copied.
notice-exported = Exported to { $path }
notice-no-dialog = The system showed no file dialog. On Linux xdg-desktop-portal or zenity is needed. A file can also be dropped on the window or named on the command line: narplan FILE.
app-error-changed-on-disk = { $path } was changed since it was opened, by another window or program. Save under another name, or open the file again.
app-error-own-file = { $path } is the plan’s own file or its map. Export to another name.
map-choice-text = The properties that hold the code or the name were not recognised. Choose them here and read the map again.
map-choice-code = Area code
map-choice-name = Name
map-choice-none = none chosen
map-choice-again = Read the map again
picture-assumption = Which base a district belongs to is an assumption of the plan.
notice-exists = { $path } exists already. Choose that file to replace it, or another name.
notice-saved = Saved.
notice-undone = Undone: { $what }
notice-redone = Redone: { $what }
step-default-name = Step { $n }

## ui
workspace-map = Map
workspace-assign = Assign
workspace-rollout = Rollout
workspace-budget = Budget
side-units = Bases
side-balance = Balance
side-checks = Checks
side-suggest = Suggestions
workspace-present = Present
menu-new = New plan …
menu-open = Open …
menu-recent = Recent plans
menu-save = Save
menu-save-as = Save as …
menu-export = Export one file
menu-export-geojson = The assignment as GeoJSON …
menu-export-csv = Tables for Excel (CSV) …
menu-export-memo = Official report (PDF) …
menu-export-map-sheet = Map sheet (PDF) …
menu-export-map-book = Map book, one page a step (PDF) …
menu-export-assumptions = Assumptions with sources (PDF) …
menu-export-workbook = Workbook (Excel) …
menu-export-geopackage = GeoPackage for GIS …
menu-export-png = The map as a picture (PNG) …
menu-undo = Undo: { $what }
menu-redo = Redo: { $what }
undo = Undo
redo = Redo
menu-about = About Närplan
menu-quit = Quit
plan-modified = The plan has unsaved changes
plan-about = About the plan
search-short = Find
search-hint = Find a district or command
palette-action = command
palette-nothing = No district or command has that name.
switch-theme = Switch between light and dark
switch-language = Byt till svenska
view-map = On the map
view-board = As a board
layers-show = Show on the map
layers-title = Map layers
layer-unit-borders = Borders of the bases
layer-names = Names of the districts
fill-units = The bases
legend-read-right = Read it right
map-name = Map of the districts
focus-whole = Whole municipality
focus-city = The city
zoom-in = Zoom in
zoom-out = Zoom out
value-hidden = hidden
value-missing = no figure
tip-central = Stays with the central organisation
tip-live = Live since { $step }
tip-goes-live = Goes live { $month } ({ $step })
tip-need-weight = Need weight (assumption)
tip-reports = Expected reports a year
count-districts = { $n ->
    [one] 1 district
   *[other] { $n } districts
}
carry-where = Drop on a base or one of its districts. Esc cancels.
tag-caseload = Cases per social worker
tag-need-cases = Expected investigations a year
tag-posts-at-norm = Social workers at the norm
tag-mean-km = Mean way to the base, km
tag-mean-minutes = Mean way to the base, min
tag-cost-at-norm = Cost a year at the norm, 2026 prices
tag-children = Children and young people 0–19 who change base
tag-plan-cost = Whole municipality, a year with the plan’s posts, current prices
tag-footer = Cases are of { $month }. Drop to move, F1: why? Esc cancels.
cards-title = The bases in { $month }
cards-assumptions = Assignment, posts and steps have not been decided by the municipality. They are assumptions of the plan.
card-name = Card of { $unit }
card-count = { $n ->
    [one] 1 district
   *[other] { $n } districts
} · { $children } children
card-caseload = Cases/worker
card-norm = norm { $norm }
card-posts = Posts
card-filled = { $filled } filled
card-cost = Cost { $year }
unit-mnkr = MSEK
unit-tkr = kSEK
board-column = Column of { $unit }
board-empty = Drag a district here.
board-norm = { $posts } social workers at the norm
board-reports-short = reports a year
board-reports = Expected reports of concern a year
whole-municipality = Whole municipality
total-reports = Reports a year
total-open = Open investigations
total-coverage = Need coverage
total-rollout = Rollout share
total-equity = Equity
basis-children = Children and young people 0–19 by the map’s figures (on the built-in map SCB 2025). The model counts 0–17, which is an estimated share (assumption).
basis-caseload = { $open } open investigations over { $staff } social workers at work, after ramp-up and absence. The norm { $norm } is a choice of the plan. Rests on reports per 1,000 children, the share investigated, the investigation time and the need index (assumptions).
basis-posts = { $filled } are filled, and { $productive } full-time equivalents are at work after ramp-up and absence. At the norm { $need } social workers are needed once all of the base’s districts are live.
basis-cost = Gross cost in the calendar year at current prices: pay, payroll overhead, premises, establishment, training, travel, overhead and agency staff. Salaries, prices and posts are assumptions; see Budget, Assumptions.
basis-norm = Investigations started a month × investigation time ÷ caseload norm ÷ (1 − absence), once all of the base’s districts are live.
basis-reports = Reports in the month × 12: need-weighted children × reports per 1,000 children, and the rise in a district’s first year. Does not change when a district changes base.
basis-open = Open investigations in the whole municipality at the end of the month. May change when a district changes base, since the bases differ in capacity.
basis-coverage = The share of the started investigations that the social workers can keep up with, at most 100 %.
basis-rollout = The share of the municipality’s need whose district has a base of its own in service.
total-changing = Children whose district changes unit
basis-changing = Children and young people 0–19 (SCB) in districts that at some time within the plan’s months get another unit than they had: from the central organisation to a base, or from one base to another. Families in contact then meet new people.
total-changing-twice = – twice or more
basis-changing-twice = Children and young people 0–19 (SCB) in districts that change unit at least twice within the plan’s months.
basis-equity = Coverage for the fifth of the children with most need, over that for the fifth with least. 1 is equal.
assumption-explained = An assumption is a value that no source supports fully. It can be changed.
slide-step = Step { $n } of { $of } · { $month }
slide-today = At the plan’s beginning · { $month }
slide-rollout = of the need has a base of its own in service
slide-posts = posts
slide-posts-detail = { $moved } move from central units, { $new } are new
slide-districts = Live: { $names }
slide-coverage = need coverage in the whole municipality
slide-cost = MSEK { $year }
slide-net = { $net } compared with today’s organisation
slide-cost-today = if today’s organisation goes on as it is
part-year = ({ $n } mo)
slide-assumptions = Assignment, posts, steps and costs are assumptions.
slide-back = Previous slide
slide-forward = Next slide
slide-leave = Leave the presentation
dialog-open-title = Open a plan or a map
dialog-save-title = Save the plan
dialog-export-title = Export
file-type-plan = Närplan plan
file-type-plan-or-map = Plan, map (GeoJSON) or export with its plan
cancel = Cancel
close = Close
copy = Copy
new-title = New plan
new-text = Start from a preset. Posts, costs, dates and district lists are assumptions in all of them.
new-on-map = Start on a map of your own …
notice-error = That did not work.
recover-title = There is unsaved work
recover-untitled = a plan without a name
recover-text = The program ended before { $plan } was saved. Do you want the changes back?
recover-take = Take them back
recover-discard = Throw them away
report-title = The file is open, with remarks
report-text = { $n ->
    [one] One thing to know:
   *[other] { $n } things to know:
}
unsaved-title = Save the changes?
unsaved-text = “{ $plan }” has changes that are not saved.
unsaved-save = Save
unsaved-discard = Do not save
about-what = Närplan is a planning tool for Linköping’s move to near social services: which districts belong to which base, in what steps it is introduced, and what that means for staffing, cases and budget.
about-figures = The figures for the districts are SCB’s open statistics. Whatever is marked as an assumption is just that, and can be changed in the plan.
about-scope = The model covers children and young people: reports, investigations, area work and placements. Adults and social assistance are outside it.
about-privacy = The program uses no network. The data stays on the computer.
about-licence = Licence: EUPL-1.2. Typeface: Inter (SIL Open Font License 1.1).

## cli
cli-wrote = Wrote { $path }
cli-quote = “{ $text }”
cli-year-part = { $year } ({ $months } months)
cli-no-end = no end
cli-error-exists = { $path } exists already. Choose another name, or add --force to replace the file.
cli-error-no-indicator = The map has no indicator called “{ $id }”.{ $near ->
    [none] {""}
   *[other] {" "}Did you mean { $near }?
} All: { $known }.
cli-error-no-such-file = { $path } is neither a file nor a command. narplan --help lists the commands.
cli-error-stdout = The result could not be written: { $reason }. Write it to a file instead, or check the disk space.
cli-error-json = The result could not be turned into JSON: { $reason }. Please report the error.
cli-error-no-gui = This build of Närplan has no window. The commands work, for example narplan export PLAN --png map.png. narplan --help lists them.
cli-error-no-display = The window cannot be opened: there is no display (neither WAYLAND_DISPLAY nor DISPLAY is set). The commands work without one, for example narplan export PLAN --png map.png. narplan --help lists them.
cli-error-no-window = The window could not be opened: { $reason }. On Debian and Ubuntu the graphics driver is in the package mesa-vulkan-drivers, and X11 needs libxkbcommon-x11-0 as well. The commands work without a window, for example narplan export PLAN --png map.png. narplan --help lists them.
cli-error-window-crashed = The window stopped because of an error, which stands above. If it never appeared, a system library is probably missing: on Debian and Ubuntu install the packages mesa-vulkan-drivers and, for X11, libxkbcommon-x11-0. Otherwise Närplan will offer the unsaved work when the plan is opened next time. The commands work without a window: narplan --help lists them.
cli-error-no-driver = The picture cannot be drawn: there is no graphics driver ({ $reason }). On Debian and Ubuntu there is one in the package mesa-vulkan-drivers. A picture of the map alone needs none: narplan export PLAN --png map.png.
cli-error-screenshot-size = A picture of the window cannot be { $width } × { $height } pixels. Choose 320–8192 a side.
cli-error-screenshot = The picture of the window could not be made: { $reason }. Try a smaller picture.
cli-col-year = year
cli-col-gross = gross
cli-col-transferred = of it transferred
cli-col-net-new = new money
cli-col-placements = placements
cli-col-unit = unit
cli-col-posts = posts
cli-col-filled = filled
cli-col-productive = productive
cli-col-caseload = cases per social worker
cli-col-coverage = need coverage
cli-col-open = open
cli-col-overdue = over 4 months
cli-col-districts = districts
cli-col-children = children and youth 0–19
cli-col-posts-today = posts today
cli-col-posts-planned = posts in the plan
cli-col-step = step
cli-col-start = start
cli-col-transferred-posts = transferred posts
cli-col-new-posts = new posts
cli-col-source = source
cli-col-kind = kind
cli-col-from = from
cli-col-to = to
cli-col-per-month = SEK a month
cli-col-per-year = SEK a year
cli-col-code = code
cli-col-name = name
cli-col-area = km²
cli-col-population = inhabitants
cli-col-neighbours = neighbours
cli-col-id = id
cli-col-title = indicator
cli-col-measure = measure
cli-col-missing = missing
cli-info-map = Map: { $title }, { $districts } districts
cli-info-period = Period: { $first } to { $last } ({ $months } months)
cli-info-units = Units
cli-info-steps = Steps
cli-info-funding = Funding
cli-info-districts = { $count ->
    [one] One district
   *[other] { $count } districts
}
cli-info-indicators = Indicators
cli-simulate-money = Millions of SEK a year in current prices. Placements are no part of the gross cost.
cli-simulate-units = The units in { $month }
cli-check-warnings = Problems
cli-check-notes = Good to know
cli-check-nothing = No problems.
cli-check-mend = { $text } Suggestion: { $mend }
cli-check-step-without-posts = The step “{ $step }” has districts but no posts. Say which posts are transferred or new.
cli-check-step-too-late = The step “{ $step }” starts in { $start }, after the plan’s last month, { $last }. Extend the plan or start the step earlier.
cli-check-premises-late = The step “{ $step }”: the premises of { $unit } open in { $opens }, { $months ->
    [one] one month
   *[other] { $months } months
} after the start.
cli-check-premises-early = The step “{ $step }”: the premises of { $unit } open in { $opens }, { $months ->
    [one] one month
   *[other] { $months } months
} before the start. Rent is paid from that month on.
cli-check-funding-ends = The funding “{ $name }” ends after { $to }. The costs remain.
cli-check-funding-gap = From { $first } on the funding does not suffice: { $amount } million SEK are unfunded, over { $months ->
    [one] one month
   *[other] { $months } months
}.
cli-check-no-staff = { $unit } has open investigations but no social worker at work during { $months ->
    [one] one month ({ $first })
   *[other] { $months } months on end ({ $first } to { $last })
}{ $more ->
    [0] .
    [one] , and in one month more.
   *[other] , and in { $more } months more.
} At the most { $worst } investigations are open ({ $when }).
cli-check-over-norm = { $unit } has more cases per social worker than the norm of { $norm } during { $months ->
    [one] one month ({ $first })
   *[other] { $months } months on end ({ $first } to { $last })
}{ $more ->
    [0] .
    [one] , and in one month more.
   *[other] , and in { $more } months more.
} At the most there are { $worst } ({ $when }).
cli-check-overdue = { $unit } has investigations older than the law’s four months during { $months ->
    [one] one month ({ $first })
   *[other] { $months } months on end ({ $first } to { $last })
}{ $more ->
    [0] .
    [one] , and in one month more.
   *[other] , and in { $more } months more.
} At the most there are { $worst } ({ $when }).
## money: how committees read the budget, and what ends
csv-engangs = of which one-off (SEK)
csv-engangs-about = Establishment, and of the account premises the rent of temporary premises and double rent while moving.
csv-varaktigt = of which permanent (SEK)
csv-varaktigt-about = The amount less what is one-off.
csv-netto-nytt = net new (SEK)
csv-netto-nytt-about = The amount less the same account in the zero alternative: today's organisation without further steps.
csv-ackumulerat = accumulated (SEK)
csv-ackumulerat-about = The amounts up to and including the year, from the plan's first month.
csv-netto-ackumulerat = net new accumulated (SEK)
csv-netto-ackumulerat-about = Net new up to and including the year, from the plan's first month.
csv-per-barn = per child 0–17 (SEK)
csv-per-barn-about = The year's amount divided by the children in the areas that the unit has, the mean of the months. Empty: the unit has no areas in that year.
csv-per-invanare = per inhabitant (SEK)
csv-per-invanare-about = The year's amount divided by the inhabitants of the areas that the unit has, the mean of the months. The population is the map's and does not change over time.
csv-sparat = saved on placements (SEK, shown apart)
csv-sparat-about = What the assumed effect on placements saves. No part of the gross cost, and it pays for nothing. 0 while no effect is assumed.
csv-kallan-betalar = { $number } { $name } (SEK)
csv-kallan-betalar-about = What the source pays in the month, numbered as in the plan.
cli-check-premises-temporary = The step “{ $step }”: the premises of { $unit } open in { $opens }, { $months ->
    [one] a month
   *[other] { $months } months
} after the start. There are temporary premises until then.
cli-check-premises-late-do = Rent temporary premises from { $start }, or start in { $opens }.
cli-check-recruit-late = The step “{ $step }”: { $percent } of { $posts } new posts are filled at the start in { $start }. All are filled in { $complete }.
cli-check-recruit-late-do = Advertise in { $latest } at the latest.
cli-check-recruit-late-start = Start in { $earliest } at the earliest, or let staff move along. Nobody can be advertised for before the plan's first month.
cli-check-gate-undecided = The step “{ $step }”: the follow-up in { $month } lies outside the plan's period and is not decided.
cli-check-gate-coverage = The step “{ $step }” does not pass its follow-up in { $month }: need coverage is { $value } %, at least { $target } % is asked for.
cli-check-gate-caseload = The step “{ $step }” does not pass its follow-up in { $month }: cases per social worker are { $value }, at most { $target } is asked for.
cli-check-gate-funding = The step “{ $step }” does not pass its follow-up in { $month }: { $value } % of the first year's cost is paid for, at least { $target } % is asked for.
cli-check-gate-turnover = The step “{ $step }” does not pass its follow-up in { $month }: turnover is { $value } %, at most { $target } % is asked for.
cli-check-gate-do = Strengthen earlier steps, put off the step with its follow-up, or change what is asked for.
cli-check-grant-permanent = The state grant “{ $name }” pays for what goes on, and ends after { $to }. From then on { $amount } million SEK a year has to be in the budget.
cli-check-grant-permanent-do = Count the amount into the committee's frame, or limit the grant to one-off costs.
cli-check-funding-gap-do = Raise the frame, add a source or put off a step.
cli-check-no-manager = { $unit } has no unit manager in the plan from { $from }.
cli-check-no-manager-do = Put a unit manager into the step. Until then the managers count that the assumed staff per manager gives.
cli-check-no-staff-do = Put social workers into a step, or let the areas move over later.
cli-check-over-norm-do = Add posts, advertise earlier or move areas.
cli-check-overdue-do = Add posts or move areas, so that more investigations are completed.
cli-check-queue-grows = { $unit }: the queue of investigations that nobody has taken up grows every month and is { $waiting } in { $month }. The ceiling is { $ceiling } cases per social worker.
cli-check-queue-grows-do = The ceiling does not lower the need: add posts or raise the ceiling.
cli-check-value-outside = { $name } is { $value } ({ $unit }), outside the believed range { $low }–{ $high }.
cli-check-range-outside = { $name }: the range { $from }–{ $to } ({ $unit }) reaches outside the believed one, { $low }–{ $high }.
cli-check-outside-do = Look at the value again, or write why it holds here.
budget-kr = SEK
budget-row-unit = Unit, { $unit }
budget-by-account = By account
budget-by-unit = By unit
budget-one-off = of which one-off
budget-permanent = of which permanent
budget-short-gross = Gross
budget-short-transferred = Transferred
budget-short-net-new = Net new
budget-short-one-off = One-off
budget-short-permanent = Permanent
budget-per-child = SEK per child
budget-per-inhabitant = SEK per inhabitant
budget-accumulated = Accumulated
budget-accumulated-about = Each year with all years before it, from the plan's first month.
budget-fixed-prices = prices of { $year }, exclusive of VAT
budget-saved = saved on placements (shown apart)
budget-unit-cost-about = The unit's cost on all accounts.
budget-one-off-about = Establishment, the rent of temporary premises, and double rent while moving. Rests on:
budget-permanent-about = The gross cost less what is one-off.
budget-saved-about = What the assumed effect saves in areas that have been live for longer than the lag. It does not lower the gross cost and pays for nothing. Rests on:
budget-per-child-note = Children 0–17 in the areas that the row is about, the model's number as the mean of the months.
budget-per-inhabitant-note = { $count } inhabitants ({ $year }) in the whole municipality, divided between the units by the areas that they have. Source: { $source }. There is no forecast of the population here.
budget-no-inhabitants = The map does not count inhabitants.
budget-ends = When the grant ends
budget-ends-month = Missing
budget-ends-month-note = from
budget-ends-budget = Has to be budgeted
budget-ends-gap = Not paid for
budget-ends-gap-note = first year, tkr
budget-ends-about = What the source paid in its last twelve months: that much has to be in the budget from the month after. What is not paid for is that of the whole municipality in the twelve months after the end.
budget-ends-none = No funding ends within the period without being followed by new.
budget-ends-no-gap = The funding lasts for the whole period.
budget-ends-gap-from = Not paid for from { $month }, { $amount } million SEK until the end of the period.
budget-effect = Effect on placements
budget-effect-apart = shown apart
budget-effect-off-note = Off: no measured effect has been found for Linköping.
budget-effect-on-note = No measured effect has been found for Linköping. This is what follows if the assumption holds.
budget-effect-assumed = Assumed effect
budget-effect-lag = Lag
budget-effect-placements = Placements
budget-effect-saved = Saved
budget-effect-range = million SEK ({ $low }–{ $high })
budget-effect-change = Change the effect
budget-break-even = Break-even
budget-break-even-about = Break-even: the effect at which the cost is the same, so that what is saved on placements equals net new cost over the whole period.
budget-break-even-none = cannot be computed
budget-break-even-never = over 100 %: not reached
budget-told = { $problems ->
    [one] One problem
   *[other] { $problems } problems
}, { $notes } to know
budget-told-show = Show all
budget-told-hide = Hide
budget-to-step = To the step
budget-to-unit = To the unit
budget-to-funding = To the funding
budget-to-parameter = To the assumption
budget-column-order = Order
budget-column-pays-for = Pays for
budget-order-up = Use { $name } earlier
budget-order-down = Use { $name } later
budget-terms-of = What { $name } pays for: { $text }
budget-pays-for = Pays for
budget-pays-all = everything
budget-pays-once = One-off costs only
budget-pays-once-short = one-off
budget-pays-roles = { $n ->
    [one] one role
   *[other] { $n } roles
}
budget-pays-districts = { $n ->
    [one] one area
   *[other] { $n } areas
}
budget-pays-all-districts = All areas
budget-pays-unit = The areas of { $unit }
budget-pays-selected = Selected on the map ({ $n })
budget-pays-districts-about = Which areas the source pays for. It then pays the share of each unit's cost that the areas have of the unit's need.
budget-by-year = Single years
budget-amount-of-year = Amount for { $name } { $year }
budget-paid = Pays by year
## ui rollout
timeline-posts = { $n ->
    [one] { $n } post
   *[other] { $n } posts
}
timeline-posts-since = { $posts } since { $month }
timeline-transferred = { $n } moved
timeline-new = { $n } new
timeline-recruiting = recruiting
timeline-recruiting-short = recr.
timeline-no-units = The plan has no local units.
timeline-row-history = { $posts } from before the plan began ({ $month })
timeline-row-posts = From { $month }: { $posts } ({ $origin })
timeline-row-recruiting = New posts are advertised in { $month }
timeline-row-nothing = No posts and no premises in the plan.
timeline-premises-opens = Premises, { $area } m²: sought from { $sought }, fitted out from { $fit_out }, open { $month }
timeline-premises-history = Premises, { $area } m²: open since { $month }
timeline-premises-left = Premises, { $area } m²: given up { $month }
timeline-area = { $area } m²
timeline-area-left = gives up { $area } m²
timeline-premises-help = Drag, or press the left or right arrow, to move the month.
timeline-cursor = Chosen month: { $month }
timeline-cursor-help = Drag, click or use the arrows to choose a month.
timeline-money-title = Cost and funding, SEK million per year
timeline-mnkr = SEK million
timeline-gross-cost = Gross cost
timeline-part-year = { $year } ({ $n } months)
timeline-title = Rollout
timeline-add-step = Add step
timeline-no-steps = The plan has no steps yet. Add one to let districts go live.
timeline-districts = { $n ->
    [one] { $n } district
   *[other] { $n } districts
}
timeline-step-words = { $month } · { $districts }
timeline-step-history = since { $month } · { $districts }
timeline-step-after = { $month }, after the plan ends · { $districts }
timeline-step-help = Drag, or press the left or right arrow, to move the start, Alt with up or down to change the order, Enter to open.
timeline-step-help-history = The step began before the plan's first month. Enter opens it.
timeline-name-help = Click to open. Drag up or down to change the order.
timeline-drag-step = { $month } · recruiting from { $recruiting }
timeline-move-up = Move { $step } up
timeline-move-down = Move { $step } down
rollout-title = Steps of the rollout
rollout-empty-title = No step yet
rollout-empty-text = A step lets districts go live in a given month. It says which posts move from the central organisation, which are new, when recruiting begins and when the premises open. Until then the central organisation serves the districts.
rollout-add-first = Add the first step
rollout-add = Add step
rollout-list-help = Choose a step here or on the time line to change it.
rollout-open-step = Open the step { $step }
rollout-open = Open the step
rollout-remove = Remove { $step }
rollout-summary = { $month } · { $districts ->
    [one] { $districts } district
   *[other] { $districts } districts
} · { $n ->
    [one] { $total } post
   *[other] { $total } posts
}
rollout-all = All steps
rollout-number = Step { $n } of { $count }
rollout-next = Next step
rollout-previous = Previous step
rollout-name = Name of the step
rollout-after-end = The step begins after the plan's last month and is not counted.
rollout-when = When
rollout-start = Start
rollout-move-premises = Move premises and recruiting along
rollout-move-premises-help = When the start moves, the months of the premises and a recruiting month of one's own move as far.
rollout-history = Began before the plan's first month: its districts are live and its posts filled from the beginning.
rollout-recruit = Recruiting from
rollout-recruit-automatic = { $n } months before the start
rollout-recruit-own = a month of one's own
rollout-filled-late = The new posts are not filled until { $month }, after the step starts. Recruit earlier or move the start.
rollout-month-earlier = { $name }: a month earlier
rollout-month-later = { $name }: a month later
rollout-month-of = { $name }: month
rollout-year-of = { $name }: year
rollout-districts = Districts that go live
rollout-no-districts = No districts yet.
rollout-take-out = Take { $district } out of the step
rollout-central-district = Districts of the central organisation do not go live. Move them to a base first.
rollout-all-districts-placed = All the bases' districts are in a step.
rollout-add-district = Add district
rollout-district-need = { $district } · need weight { $need }
rollout-need-help = Districts in no step yet, the greatest need first. The need weight comes from the local need index (assumption); 1 is the municipal mean.
rollout-all-of-unit = All districts of { $unit } ({ $n })
rollout-posts = Posts
rollout-no-posts = The step gives no unit posts. Add districts or a unit.
rollout-moved = Moved
rollout-new = New
rollout-sum = Total
rollout-full = At full rollout: { $have }, norm { $needed }
rollout-full-basis = Social workers in the unit once every step has started, beside what the norm asks for once all its districts are live: investigations started a month × investigation time ÷ caseload norm ÷ (1 − absence).
rollout-add-unit = Add unit
rollout-by-norm = Posts by the norm
rollout-by-norm-help = Gives the step's units as many social workers as the norm asks for at full rollout, rounded up. What other steps give counts. Posts are moved from the central organisation as far as they go; the rest are new.
rollout-by-norm-nothing = The step's units already have posts by the norm, or the step has no districts.
rollout-label-norm = posts by the norm in { $step }
rollout-central-left = Left centrally: { $posts }
rollout-n-social-worker = { $n ->
    [one] { $n } social worker
   *[other] { $n } social workers
}
rollout-n-family-therapist = { $n ->
    [one] { $n } family therapist
   *[other] { $n } family therapists
}
rollout-n-outreach-worker = { $n ->
    [one] { $n } outreach worker
   *[other] { $n } outreach workers
}
rollout-n-unit-manager = { $n ->
    [one] { $n } unit manager
   *[other] { $n } unit managers
}
rollout-n-administration = { $n ->
    [one] { $n } administrator
   *[other] { $n } administrators
}
rollout-n-own = { $n } { $role }
rollout-central-none = no posts
rollout-central-short = Too many posts are moved: { $posts } centrally. Move fewer or make them new.
rollout-central-help = The central organisation's posts once every step has started: today's, less what is moved out.
rollout-premises = Premises
rollout-no-premises = The step opens no premises. Staff can start before their premises open.
rollout-add-premises = Add premises
rollout-leave-premises = { $unit } gives up premises
rollout-remove-premises = Remove the premises of { $unit }
rollout-opens = Opens
rollout-leaves = Given up
rollout-premises-month = Month of the premises
rollout-area = area
rollout-area-by-posts = by posts
rollout-area-own = own area
rollout-area-basis = The step's posts in the unit times the area per post.
rollout-area-central = A negative area is given up.
rollout-rent = Rent { $rent } a year, 2026 prices
rollout-rent-saved = Rent { $rent } less a year, 2026 prices
rollout-rent-basis = Area times rent. Fit-out comes on top.
rollout-funding = Funding that came with the step
rollout-no-funding = No funding belongs to the step. The frame and other funds are under Budget.
rollout-add-grant = Add state grant
rollout-grant-name = State grant
rollout-funding-name = Name of the funding
rollout-funding-kind = Kind of funding
rollout-funding-amount = amount
rollout-funding-from = From
rollout-funding-to = To
rollout-funding-endless = without end
rollout-remove-funding = Remove { $name }
rollout-tkr-month = SEK thousand/month
rollout-tkr-year = SEK thousand/year
rollout-cost-remains = From { $month } the cost remains without the grant.
rollout-figures = What the step means
rollout-figures-none = The step's months lie outside the plan.
rollout-figures-help = The whole municipality unless said otherwise
rollout-share = Rollout share
rollout-share-basis = The part of the municipal need whose district has a base of its own.
rollout-posts-total = Posts
rollout-posts-basis = Today's posts and the steps', with the managers that more staff ask for.
rollout-caseload = Cases/social worker
rollout-caseload-unit = – in { $unit }
rollout-caseload-basis = Open investigations over social workers at work, after ramp-up and absence.
rollout-cost = Cost/year, SEK million
rollout-cost-basis = Gross cost of the twelve months that begin then, in current prices.
rollout-own-value = the plan's own value
rollout-remove-this = Remove the step
rollout-remove-help = Its districts then go live in no step. The funding stays. Can be undone.
## ui budget
budget-tab-staffing = Staff and cases
budget-tab-money = Cost and funding
budget-tab-assumptions = Assumptions
budget-whole = Whole municipality
budget-copy = Copy to Excel
budget-copy-tip = Puts the table on this tab on the clipboard. Paste it into a spreadsheet.
budget-month = month
budget-month-next = Next month
budget-month-previous = Previous month
budget-year = Year
budget-unit = Unit
budget-mnkr = MSEK
budget-tkr = kSEK
budget-mnkr-per-year = MSEK a year, current prices
budget-steps-start = Starts: { $steps }
budget-changed = changed in the plan
# Staff and cases
budget-staff = Staff
budget-unit-fte = FTE
budget-posts = Posts
budget-filled = Filled
budget-productive = Productive FTE
budget-productive-short = Productive
budget-vacant = Vacant
budget-staff-about = Posts by the steps of the plan. Filled are posts with somebody in them. Productive are full-time equivalents after ramp-up and absence, agency staff included. The numbers rest on:
budget-caseload = Cases per social worker
budget-caseload-line = Cases
budget-unit-cases = open investigations per productive social worker
budget-norm = norm { $norm }
budget-of-norm = norm { $norm }
budget-caseload-about = Open investigations over productive social workers. Rests on:
budget-caseload-by-unit = Cases per social worker and unit
budget-coverage = Need coverage
budget-rollout = Rollout share
budget-coverage-and-rollout = Need coverage and rollout share
budget-coverage-about = Need coverage: the share of started investigations that staff can handle, 100% at most. Rollout share: the share of the municipality's need in districts that are live with a unit of their own. Rests on:
budget-open = Open investigations
budget-open-line = Open
budget-overdue = Older than 4 months
budget-of-which-overdue = of which { $overdue } older than 4 months
budget-unit-investigations = investigations at the end of the month
budget-open-about = Open investigations at the end of the month, and those past the legal limit of four months. Rests on:
budget-overdue-column = Older than
budget-overdue-limit = 4 months
budget-cases-column = Cases
budget-per-worker = per worker
budget-coverage-column = Coverage
budget-percent = %
budget-investigations = investigations
budget-premises-state = state
budget-premises = Premises
budget-units-in = The units in { $month }
budget-units-note = People and cases are expected values and therefore fractions.
budget-units-about = Posts, steps and the units of the districts are assumptions of the plan. The numbers also rest on:
# Cost and funding
budget-gross = gross cost
budget-transferred = of which transferred staff
budget-net-new = net new compared with the zero alternative
budget-placements = placements (stated separately)
budget-placements-apart = Placements, stated separately
budget-year-about = The calendar year of the chosen month, as far as it is simulated.
budget-gap-begins = Unfunded from
budget-no-gap = never in the period
budget-gap-label = unf. { $amount }
budget-funding = Funding
budget-accounts = Budget by year
budget-account-unit = Account, { $unit }
budget-current-prices = current prices, exclusive of VAT
budget-whole-period = Total
budget-tsv-account = { $amount } ({ $scale }), { $unit }
budget-unit-funding-note = Funding is for the whole municipality. Choose Whole municipality to see who pays, net new cost and placements.
budget-account-about = Rests on the posts and premises of the plan and on:
budget-gross-about = The sum of all accounts, in the months' own prices. Placements are not part of it. Each account shows which assumptions it rests on.
budget-transferred-about = The cost of staff who moved from today's organisation. It is part of the gross cost and no new money.
budget-net-new-about = The gross cost less what today's organisation would cost in the same months if no more steps were taken.
budget-funded-about = The sources pay in their order, unless it says otherwise state grants first, then the executive board's extra funds, and the committee's frame last. They are assumptions and stand on the Assumptions tab.
budget-gap-about = The part of the gross cost that no funding covers. It depends on the amounts and last months of the sources, which are assumptions.
budget-placements-about = Residential care and agency foster homes. Not part of the gross cost and not funded here. Rests on the plan's placement days and on:
# Assumptions
budget-filter = Search the assumptions
budget-filter-hint = Search assumptions
budget-filter-clear = Clear the search
budget-filter-nothing = No assumption matches “{ $text }”.
budget-assumptions-note = 2026 prices, exclusive of VAT. Drag or type to change.
budget-group-need = Need
budget-group-cases = Cases
budget-group-staff = Staff
budget-group-pay = Pay
budget-group-premises = Premises
budget-group-prices = Prices
budget-group-other = Other
budget-group-effects = Placements and effects
budget-part-period = Simulated period
budget-part-funding = Funding
budget-part-need = Local need index
budget-part-overhead = Payroll overhead of single years
budget-part-fit-out = How fit-out is paid
budget-part-placements = Placement days today
budget-column-name = Assumption
budget-column-value = Value
budget-column-unit = Unit
budget-column-range = Low – high
budget-column-basis = Rests on
budget-column-source = Source
budget-column-funding-kind = Kind
budget-column-amount = Amount
budget-column-per = Unit
budget-column-from = From
budget-column-to = Until
budget-column-step = Belongs to step
budget-kind-about = choice: somebody decides it. uncertain: nobody knows it exactly. effect: a consequence of the change, which nobody has measured here.
budget-pert-mean = Mean of a PERT distribution between low and high: { $mean }.
budget-reset = Reset to { $value } ({ $name })
budget-low-of = { $name }, lowest likely
budget-high-of = { $name }, highest likely
budget-default-source = Source of the default
budget-tsv-group = group
budget-tsv-name = assumption
budget-tsv-value = value
budget-tsv-low = low
budget-tsv-high = high
budget-tsv-unit = unit
budget-tsv-kind = kind
budget-tsv-source = source
budget-tsv-assumption = assumption
budget-remove = Remove { $name }
budget-period-start = First month
budget-period-length = Length
budget-period-end = until { $month }
budget-bad-month = That is no month. Write year and month, for example 2027-04.
budget-days-residential = Days in residential care
budget-days-foster = Days in agency foster homes
budget-days-per-year = days a year
budget-placements-note = Days of the whole municipality today. Placements are stated separately and are not part of the gross cost.
budget-overhead-note = Years that are not listed have the payroll overhead above.
budget-overhead-year = Payroll overhead { $year }
budget-overhead-add = Add { $year }
budget-need-note = How the need of the districts is weighed. Only the proportions of the weights matter. Low income is not part of the default, since students have low incomes and little need.
budget-need-weight = Weight of { $name }
budget-need-add = Add an indicator
budget-need-reset = Reset to the default
budget-funding-note = The sources pay in the order below. A grant must have a last month.
budget-funding-new = New state grant
budget-funding-add = Add a source
budget-funding-discard = Discard the change
budget-amount-of = Amount of { $name }
budget-tkr-per-month = kSEK/month
budget-tkr-per-year = kSEK/year
budget-no-step = no step
## app checks
# The number of names left out and the month from which something holds: at the end of other texts.
check-and-more = { $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
check-from = { $from ->
    [none] {""}
   *[other] {" "}Holds from { $from }.
}
check-kind-step-without-unit = In a step without a unit
check-kind-stays-central = Without a unit of their own
check-kind-island = Apart from the rest of the base
check-kind-enclave = Surrounded by another base
check-kind-seat-outside = Base outside its own area
check-kind-no-place = Base without a place
check-kind-too-far = Too far from the base
check-kind-no-way = No travel time
check-kind-uneven-load = Uneven load
check-kind-locked-elsewhere = Locked district with another unit
check-kind-group-split = Split group
check-kind-over-capacity = No room
check-kind-without-step = In no step
check-stays-central = { $count ->
    [one] One district stays with the central organisation: { $districts }{ check-and-more }.
   *[other] { $count } districts stay with the central organisation: { $districts }{ check-and-more }.
}
check-without-step = { $count ->
    [one] One district has a unit of its own but is in no step, so the central organisation keeps it: { $districts }{ check-and-more }. Put it in a step.
   *[other] { $count } districts have a unit of their own but are in no step, so the central organisation keeps them: { $districts }{ check-and-more }. Put them in a step.
}
check-step-without-unit = { $count ->
    [one] One district is in a step but has no unit of its own, so it never goes live: { $districts }{ check-and-more }. Choose a unit for it.
   *[other] { $count } districts are in a step but have no unit of their own, so they never go live: { $districts }{ check-and-more }. Choose a unit for them.
}
check-island = { $districts }{ check-and-more } { $count ->
    [one] belongs
   *[other] belong
} to { $unit } but { $count ->
    [one] does
   *[other] do
} not border the rest of { $unit }.{ check-leader }{ check-from }
check-enclave = { $districts }{ check-and-more } { $count ->
    [one] belongs to { $unit } but is
   *[other] belong to { $unit } but are
} surrounded by { $by }.{ check-leader }{ check-from }
check-leader = { $leader ->
    [none] {""}
   *[other] {" "}The only neighbour is { $leader }.
}
check-within = { $unit } lies wholly inside { $by }.{ check-from }
check-seat-outside = { $unit } has its place in { $district }, which belongs to { $owner }.{ check-from }
check-seat-off-map = { $unit } has its place outside the map.
check-no-place = { $unit } has no place, so the distances to it are unknown.
check-too-far-km = { $district } has { $way } km to { $unit }. The limit is { $limit } km.{ $nearest ->
    [none] {" "}No base is nearer.
   *[other] {" "}To { $nearest } it is { $near } km.
}{ check-from }
check-too-far-minutes = { $district } has { $way } min to { $unit }. The limit is { $limit } min.{ $nearest ->
    [none] {" "}No base is nearer.
   *[other] {" "}To { $nearest } it is { $near } min.
}{ check-from }
check-no-way = The travel time to the own base is unknown for { $districts }{ check-and-more }.{ check-from }
check-load-over = { $unit } has a need-weighted load { $percent } % above the mean. The limit is ±{ $limit } %.{ check-from }
check-load-under = { $unit } has a need-weighted load { $percent } % below the mean. The limit is ±{ $limit } %.{ check-from }
check-locked = { $district } is locked to { $locked } but belongs to { $unit }{ $step ->
    [none] {""}
   *[other] {" "}through the step “{ $step }”
}.{ check-from }
check-group = The group “{ $group }” is to stay together but is split between { $units }.{ check-from }
check-over-posts = { $unit } is planned to have { $planned } posts but has room for { $room }.
check-over-area = { $unit } is planned to have { $planned } m² but has room for { $room } m².
mend-children = { $children ->
    [0] no child changes base
    [one] { $children } child changes base
   *[other] { $children } children change base
}
mend-move = Move { $districts }{ check-and-more } to { $unit }: { mend-children }.
mend-join = Move { $districts }{ check-and-more } to { $unit }, so that the parts join: { mend-children }.
mend-load = Move { $districts } to { $unit }: { mend-children }, and { $of } ends { $after } % from the mean.
mend-nearest = { $count ->
    [one] Move { $districts } to the nearest base: { mend-children }.
   *[other] Move { $count } districts each to the nearest base: { mend-children }.
}
mend-step = { $count ->
    [one] Put { $districts } in the step where most of the base’s districts start.
   *[other] Put { $count } districts in the steps where most of their bases’ districts start.
}
allow-exclave = Let { $districts }{ check-and-more } lie apart within { $unit } (agreed exclave)
allow-bridge = Count { $a } and { $b } as neighbours (bridge)
allow-unlock = Unlock { $district }
## ui checks
side-checks-count = Checks ({ $n })
checks-nothing = Nothing to look at
checks-nothing-about = The districts hang together, and the limits below are kept.
checks-summary = { $problems ->
    [one] { $problems } problem
   *[other] { $problems } problems
}, { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
}. Counted anew at every change.
checks-more = … and { $n } more
checks-problem = Problem: { $text }
checks-note = Good to know: { $text }
checks-mend = Mend
checks-mend-name = Mend: { $what }
checks-after = { $n ->
    [0] Nothing to look at is left after it.
    [one] { $n } check is left after it.
   *[other] { $n } checks are left after it.
}
checks-after-new = New: { $text }
checks-allow = Allow
checks-allow-name = Allow: { $what }
checks-limits = Limits
checks-limit-way = Longest way to the base
checks-limit-load = Deviation of the load
checks-limit-load-unit = ± % of the mean
checks-exceptions = Allowed exceptions
checks-no-exceptions = No exceptions are allowed.
checks-exclave = { $district } may lie apart within { $unit }
checks-bridge = { $a } and { $b } count as neighbours
checks-take-back = Take back the exception: { $what }
checks-add-bridge = Add a bridge
checks-bridge-how = Select two districts that do not border each other.
checks-unit-km = km
checks-unit-minutes = min

## by hand: selecting, carrying, painting, history
paint-label = paint { $count ->
    [one] one district
   *[other] { $count } districts
} with { $unit }
tool-hand = Hand
tool-rectangle = Rectangle
tool-lasso = Lasso
tool-brush = Brush
brush-with = Paint with { $unit }
move-to = Move the selection to { $unit }
menu-move = Move to
menu-tag = What would a move do, to
menu-move-here = Move the selection here
select-all = Select all
select-inverse = Invert the selection
select-neighbours = Select the neighbours too
select-class = Select all of the same class
select-unit = Select all of the same base
select-own = Select the base's districts
select-nothing = Select nothing
zoom-to = Zoom to
history = History
history-show = Show the history (Ctrl+H)
history-start = the plan as it was opened
history-undone = Undone. Click to do it again up to here.
tag-island = New island of { $unit }: { $districts }
board-order = Order by
board-by-need = Need
board-by-children = Children
board-by-distance = Distance
board-children-short = children 0–19
board-distance-short = km as the crow flies
board-distance = From the district's label point to the base's place, as the crow flies. The base's place is an assumption of the plan.
board-hint = Ctrl-click and Shift-click select several, which are dragged together.
unit-menu = Menu for { $unit }

## balance
balance-population = Population
balance-population-basis = All inhabitants of the unit's districts. Source: { $source }.
balance-children = Children 0–19
balance-children-basis = Children and young people 0–19 in the unit's districts. Source: { $source }.
balance-load = Need-weighted children
balance-load-basis = Children 0–17 times the need weight of the local need index. Source of the children: { $source }; the share 0–17 and the weight are assumptions.
balance-open-cases = Open investigations
balance-open-cases-basis = The open investigations that the districts lead to in the long run: investigations started a month times the investigation time. Reports, the share investigated and the time are assumptions.
balance-posts = Social workers at norm
balance-posts-basis = Social workers (full-time equivalents) that the open investigations need at the caseload norm, absence included. Norm and absence are assumptions.
balance-high-share = Children of highest need
balance-high-share-basis = Share of the unit's children and young people 0–19 who belong to the fifth of the municipality's children living where the need weight is highest. A district on the limit counts with its part. The need weight is an assumption.
balance-mean-way = Mean way
balance-mean-way-basis = The children's mean way to the base (weighted by children and young people 0–19).
balance-farthest-way = Farthest way
balance-farthest-way-basis = The way from the district that lies farthest off.
balance-area = Area
balance-area-basis = Area of the districts on the map, in SWEREF 99 TM.
balance-polsby-popper = Roundness, border
balance-polsby-popper-basis = Polsby–Popper: 4π · area / perimeter². 1 is a circle, near 0 what is drawn out or frayed. Depends on how finely the border is drawn.
balance-reock = Roundness, extent
balance-reock-basis = Reock: the area over that of the smallest circle that holds all of it. 1 is a circle.
balance-districts = Districts
balance-districts-basis = Number of districts. Which unit a district belongs to is an assumption of the plan.
balance-way-line = Way: straight line times { $detour } (assumption).
balance-way-inside = From a point inside the district, for want of a population-weighted one (assumption).
balance-way-weighted = { $n ->
    [one] From the population-weighted point of one district ({ $source }); for { $rest } others from a point inside (assumption).
   *[other] From the population-weighted points of { $n } districts ({ $source }); for { $rest } others from a point inside (assumption).
}
balance-way-times = Travel times: { $mode }. Source: { $source }. Where a time is missing no way is counted.
balance-title = The bases in { $month }
balance-gini = Gini
balance-gini-about = How unevenly the bases share something: 0 is even, at most 1 − 1/number of bases. At “Children of highest need” stands D instead, the index of dissimilarity: the per cent of them who would have to belong to another base for all bases to have the same share.
balance-d = D { $d }
balance-central-about = Districts that no base has. They do not count in the mean.
fill-own-way = Way to own base
fill-nearest = Nearest base
scene-way-line = Straight line times { $detour } to the base's place: factor, places and points in the districts are assumptions.
scene-way-times = Travel time: { $mode }. Source: { $source }.
scene-nearest-hatch = Hatched: the own base is another.
balance-measure = measure
balance-deviation-of = deviation %, { $unit }
balance-basis = basis
balance-mean = mean { $value }
balance-limit = limit ±{ $percent }%
balance-outside = outside the limit
balance-chart = { $measure }: deviation from the mean of the bases
balance-chart-none = No value to compare.
balance-copy = Copy the table
balance-row = { $measure }: { $values }
balance-bar = { $unit }: { $value }, { $deviation }
balance-preview = Before → after the move
balance-choose = Choose a row to see it as bars.
balance-rooms = Room in the premises
balance-room-posts = { $now } posts in the plan and { $norm } social workers at the norm, room for { $most }
balance-room-area = { $now } m² rented, room for { $most } m²
balance-room-over = too little room
balance-room-fits = fits
cli-balance-title = The bases in { $month }
cli-balance-nearer = Districts that have another base nearer
cli-balance-nearer-one = { $district }: { $way } to { $own }, { $nearer } to { $nearest }
csv-file-balans = The units side by side in the plan's last month: people, load, ways, need and shape. A row per unit.
csv-balans-manad = month
csv-balans-manad-about = The plan's last month, whose assignment the row is of.
csv-balans-stadsdelar = number of districts
csv-balans-stadsdelar-about = Districts that belong to the unit. An assumption of the plan.
csv-balans-folkmangd = population
csv-balans-folkmangd-about = All inhabitants of the districts.
csv-balans-oppna = open investigations in the long run
csv-balans-oppna-about = Investigations started a month times the investigation time. Assumptions.
csv-balans-socialsekreterare = social workers at the norm
csv-balans-socialsekreterare-about = Full-time equivalents that the open investigations need at the norm, absence included. Assumptions.
csv-balans-hogt-behov = children 0–19 of highest need
csv-balans-hogt-behov-about = Children and young people 0–19 who belong to the fifth of the municipality's children living where the need weight is highest.
csv-medelvag-km = mean way, km
csv-medelvag-km-about = The children's mean way to the unit: straight line times the plan's detour factor. An assumption.
csv-langsta-vag-km = farthest way, km
csv-langsta-vag-km-about = The way from the farthest district. An assumption.
csv-medelvag-min = mean travel time, min
csv-medelvag-min-about = The children's mean travel time to the unit, by the plan's table.
csv-langsta-vag-min = longest travel time, min
csv-langsta-vag-min-about = The travel time from the farthest district, by the plan's table.
csv-balans-langst-bort = farthest district
csv-balans-langst-bort-about = The district with the longest way.
csv-balans-utan-vag = districts without a known way
csv-balans-utan-vag-about = Districts whose way to the unit is unknown. They do not count in the ways.
csv-balans-yta = area, km²
csv-balans-yta-about = Area of the districts on the map.
csv-balans-polsby-popper = roundness by Polsby–Popper
csv-balans-polsby-popper-about = 4π · area / perimeter², 0–1.
csv-balans-reock = roundness by Reock
csv-balans-reock-about = Area over that of the smallest circle that holds all of it, 0–1.
csv-balans-plats-tjanster = room for posts
csv-balans-plats-tjanster-about = The number of posts that the unit has room for. Empty where nobody has said.
csv-balans-plats-yta = largest area, m²
csv-balans-plats-yta-about = The largest area of premises that the unit can have. Empty where nobody has said.
## suggest
suggest-label-taken = { $count ->
    [one] take over a suggestion of { $count } move
   *[other] take over a suggestion of { $count } moves
}
suggest-question-assignment = Suggest an assignment
suggest-question-mend = Make the areas contiguous
suggest-question-trade-offs = Trade-offs
suggest-question-settled = Settled and contested
suggest-question-context = Put in context
suggest-question-order = Suggest an order
suggest-load-need = Need-weighted children
suggest-load-children = Children and young people 0–19
suggest-load-population = Inhabitants
suggest-objective-short-way = Short way
suggest-objective-even-load = Even load
suggest-objective-way-and-load = Way and load
suggest-objective-few-changes = Few changes
suggest-objective-mixed-need = Mixed need
suggest-error-few-units = The plan has fewer than two bases to choose between. Add a base first.
suggest-error-many-units = The plan has { $count } bases, but at most 64 can be worked with. Remove some.
suggest-error-no-place = { $unit } has no place on the map, so the way there is not known. Give the base a place, or leave out way and longest distance.
suggest-error-no-way = The travel time from { $district } to { $unit } is missing. Read a complete file of travel times, or measure in kilometres.
suggest-error-same-seat = { $a } and { $b } lie in the same district. Move one of the bases on the map.
suggest-error-seat-locked = { $unit } lies in { $district }, which is locked to another unit. Unlock the district or move the base.
suggest-error-too-far = { $district } is too far from every base that it may belong to. Raise the longest distance.
suggest-error-unassigned = { $count ->
    [one] One district belongs to no base: { $districts }. Give it a base first.
   *[other] { $count } districts belong to no base: { $districts }. Give them a base first.
}
suggest-error-no-part = { $district } may belong to no base. Change locks or the longest distance.
suggest-error-seat = The district where { $unit } lies may not belong to the base. Change locks or move the base.
suggest-error-figures = The figures cannot be worked with: { $detail }.
suggest-error-weight = A value is negative or no number. Correct what is chosen.
suggest-error-stopped = The search was ended before it found anything. Give it more time.
suggest-error-not-valid = The plan’s own assignment breaks the conditions. Mend the checks first.
suggest-error-order = The order cannot be worked with: { $detail }.
suggest-why-group = { $district } and the districts of its group may not belong to the same base. Change locks, group or the longest distance.
suggest-why-heavy = { $district } alone has a load of { $load }, but a base may have { $most } at the most. Allow a larger deviation.
suggest-why-apart = { $district } must belong to { $unit } but cannot reach it through districts that may. Allow a link or change locks.
suggest-why-no-part = { $district } reaches none of the bases that it may belong to. Allow a link or change locks.
suggest-why-load = { $unit } can only get a load of { $least }–{ $most }, not { $low }–{ $high }. Allow a larger deviation.
suggest-why-no-room = { $district } has room with no base without too large a deviation. Allow a larger deviation.
suggest-why-together = No assignment meets all conditions at once. Give up one of them.
suggest-context-pieces = The map is in { $count } pieces that do not touch. Allow links between them first.
suggest-context-empty = { $unit } has no districts, so the plan cannot be compared with random assignments.
suggest-context-apart = { $unit } is not in one piece. Make the areas contiguous first.
suggest-context-uneven = The largest deviation of the plan is { $needed } %, more than the tolerance that is chosen. Raise the tolerance.
suggest-order-no-step = The plan has no step with id { $id }. Check the budget.
suggest-order-none = No order fits within posts and budget. Raise the posts or the budget.

## cli-suggest
cli-error-no-answer = { $reason }
cli-suggest-proven = Proven optimal: objective { $objective }.
cli-suggest-bound-low = Objective { $objective }; nothing can be lower than { $bound }.
cli-suggest-bound-high = Objective { $objective }; nothing can be higher than { $bound }.
cli-suggest-no-bound = Objective { $objective }; no bound is known.
cli-suggest-terms = Measures
cli-suggest-bases = Bases
cli-suggest-moves = Moves
cli-suggest-no-moves = No move makes the plan better.
cli-suggest-move = { $districts }: { $from } → { $to }, { $children } children and young people, objective { $change }
cli-suggest-load = Gini of the load
cli-suggest-deviation = Largest deviation, share
cli-suggest-way = Detour beyond the nearest base
cli-suggest-changes = Share of children who change base
cli-suggest-border = Border between bases, share
cli-suggest-mix = Segregation of high need between bases
cli-sequence-planned = The plan’s own order: objective { $objective }.
cli-sequence-move = { $district }: step { $from } → { $to }
cli-ensemble-law = { $plans } random divisions with a deviation of at most { $tolerance } % (reversible recombination, weighted by spanning trees).
cli-ensemble-measures = The plan among the random ones
cli-settled-complete = All { $plans } assignments within { $percent } % of the best were counted.
cli-settled-walked = { $plans } different assignments within { $percent } % of the best were seen by a random walk.
cli-settled-contested = Contested
cli-settled-settled = Settled
cli-tradeoffs-points = Load against way
cli-col-now = now
cli-col-found = suggested
cli-col-load = load
cli-col-deviation = deviation %
cli-col-plan = the plan
cli-col-mean = mean
cli-col-equal = equal %
cli-col-worse = worse %
cli-col-effective = effective size
cli-col-r-hat = R-hat
cli-col-point = point
cli-col-proven = proven
cli-yes = yes
cli-no = no

## cli: how sure
cli-outcome-net-new = Net new cost, million SEK
cli-outcome-gross = Gross cost, million SEK
cli-outcome-gap = Unfunded, million SEK
cli-outcome-coverage = Need coverage in the last year, %
cli-outcome-lowest-coverage = Lowest need coverage in the last year, %
cli-outcome-caseload = Highest cases per social worker in the last year
cli-outcome-open = Open investigations in the last month
cli-outcome-overdue = Investigations over 4 months in the last month
cli-col-series = series
cli-col-within-frame = within frame
cli-col-parameter = assumption
cli-col-low = low
cli-col-high = high
cli-col-at-low = outcome at low
cli-col-at-high = outcome at high
cli-col-swing = difference
cli-col-alone = alone (interval)
cli-col-in-all = in all (interval)
cli-col-planned = in the plan
cli-col-needed = needed
cli-col-by-formula = by formula
cli-col-earliest = earliest safe
cli-col-risk = risk there
cli-runs-title = { $runs } runs, seed { $seed }; { $drawn } assumptions are drawn.
cli-runs-money = P10 / P50 / P90, millions of SEK in current prices
cli-runs-odds = Probability: nothing unfunded; need coverage at least { $target } in every month of the year
cli-runs-gates = Gates: probability to pass
cli-runs-open = not decided within the plan
cli-runs-needed = A standard error of 1 percentage point in all the probabilities above takes { $runs } runs.
cli-runs-unseen = All the probabilities above are 0 or 100 %. With { $runs } runs the true one may still lie { $points } percentage points from there (95 %).
cli-tornado-title = { $outcome }: { $value } with everything at its most likely
cli-sobol-title = { $outcome }: mean { $mean }, standard deviation { $deviation }. Share of the variance, { $rows } rows.
cli-sobol-nothing = The outcome does not vary with the assumptions, or is undefined for some values.
cli-solve-title = { $outcome } = { $target }. { $parameter } is { $now } { $unit } in the plan, which gives { $reached }.
cli-solve-above = The target holds above { $value } { $unit }.
cli-solve-below = The target holds below { $value } { $unit }.
cli-solve-always = The target holds everywhere in { $low }–{ $high } { $unit }.
cli-solve-never = The target holds nowhere in { $low }–{ $high } { $unit }.
cli-solve-undefined = The outcome is undefined in { $low }–{ $high } { $unit }.
cli-solve-range = The range is empty: --from must be lower than --to.
cli-solve-bounds = The value must lie between { $least } and { $greatest }.
cli-solve-posts-target = Posts per base can be found for coverage and caseload. Write for example --target coverage=95%.
cli-solve-posts-coverage = Social workers per base for a need coverage of { $target }, mean of the last twelve months
cli-solve-posts-caseload = Social workers per base for { $target } cases per social worker, mean of the last twelve months
cli-solve-posts-note = Needed: by simulation, with new posts from the base’s first step. The formula leaves out vacancies, ramp-up and queue.
cli-solve-without-new = { $posts } (no new ones)
cli-solve-not-reached = not reached
cli-safe-title = Earliest start with a risk of at most { $risk } that some base exceeds { $limit } cases per social worker within a year ({ $runs } runs)
cli-safe-none = none
cli-safe-no-step = The plan has no step { $step } to come. narplan info PLAN lists the steps.
cli-tipping-today = Nollalternativ
cli-tipping-title = { $outcome }: { $value }; { $other }: { $value2 }.
cli-tipping-changes = Where it turns
cli-tipping-change = { $parameter } above { $value }: “{ $better }” is better.
cli-tipping-alike = { $parameter } above { $value }: they are as good.
cli-tipping-steady = { $count ->
    [one] One other assumption does not change which plan is better within its range.
   *[other] { $count } other assumptions do not change which plan is better within their ranges.
}
cli-tipping-other-map = The plans are on different maps and cannot be compared.
cli-tipping-other-months = The plans cover different months. Give them the same start and length.

## ui: suggestions
unit-km = km
unit-minutes = min
suggest-about-assignment = The best assignment for what is to matter, with proof of how good it is.
suggest-about-mend = Moves as few children as possible so that each base is in one piece. Nothing is done until you take over.
suggest-about-trade-offs = Even load against short way: assignments where one cannot be had without the other.
suggest-about-settled = What nearly all good assignments agree on, and what is worth debating.
suggest-about-context = Where the plan lies among divisions that are drawn by chance.
suggest-about-order = Which districts go live in which step, so that need is covered early.
suggest-ask-assignment = Search for an assignment
suggest-ask-mend = Show what has to move
suggest-ask-trade-offs = Compute trade-offs
suggest-ask-settled = Compute what is settled
suggest-ask-context = Draw divisions
suggest-ask-order = Search for an order
suggest-running = Computing …
suggest-enough = Good enough
suggest-cancel = Cancel
suggest-stop = Cancel the computation
suggest-asked-otherwise = The choices or the month are others now than when the answer was computed.
suggest-equal = { $share } of them are equal.
suggest-outdated = The plan has changed since then.
suggest-again = Compute again
suggest-what-matters = What is to matter?
suggest-adjust = Adjust
suggest-weight-load = Even load
suggest-weight-way = Short way
suggest-weight-changes = Few changes
suggest-weight-border = Short border
suggest-weight-mix = Mixed need
suggest-weights-about = The weights are a choice. Only their proportions count.
suggest-conditions = Conditions
suggest-load = Load
suggest-need-assumption = The need weight rests on the assumed strength of the need index (b).
suggest-contiguous = Each base is in one piece
suggest-locks = Locked districts stay
suggest-groups = Groups stay together
suggest-keep-central = Districts without a base stay without
suggest-max-deviation = Largest deviation
suggest-max-way = Longest way
suggest-never-worse = No measure may become worse
suggest-never-worse-about = But for the number of changes. The best assignment is then looked for among those at least as good as the plan in each measure; it is not proven to be optimal.
suggest-seconds = Longest time
suggest-unit-seconds = seconds
suggest-best-so-far = Best so far
suggest-proven = Proven optimal
suggest-gap = At most { $percent } better is possible
suggest-unknown-gap = How much better is possible is not known
suggest-proof = Objective of the plan: { $start }
    Objective here: { $objective }
    Lower bound: { $bound }
    Gap: { $gap }
    The objective is the measures times their weights; lower is better. No assignment that keeps the conditions lies below the lower bound. The per cent figure is the gap over the objective, rounded up.
suggest-before = Plan
suggest-after = Suggestion
suggest-difference = Difference
suggest-term-gini = Load, Gini
suggest-term-gini-about = Gini coefficient of the load of the bases: 0 is quite even.
suggest-term-deviation = Largest deviation
suggest-term-deviation-about = How far the base that deviates most lies from the mean load.
suggest-term-way = Mean way per child
suggest-term-way-about = Mean way from district to base, weighted by children 0–19. Without travel times: the straight line times a detour factor, an assumption.
suggest-term-detour = Detour from the nearest base
suggest-term-detour-about = How much longer the ways are in all than if each district had its nearest base.
suggest-term-changes = Children who change base
suggest-term-changes-about = Share of the children 0–19 whose district changes base.
suggest-term-border = Border between bases
suggest-term-border-about = Length in all of the borders between different bases.
suggest-measure-border = Border between bases, share
suggest-measure-border-about = The border between different bases as a share of all border between districts.
suggest-term-mix = Unevenly spread need
suggest-term-mix-about = Index of dissimilarity 0–100 over the bases for the fifth of the children who live where need is highest.
suggest-terms-assumption = Ways and need rest on assumptions: the detour factor, the point that stands for a district, and the strength of the need index.
suggest-no-better = The plan is that good already. Nothing has to move.
suggest-moves = { $chosen } of { $count } moves
suggest-all-moves = Choose all
suggest-no-moves = Choose none
suggest-move-children = { $children } children
suggest-gain = gain { $gain }
suggest-alone = alone { $gain }
suggest-alone-breaks = alone: breaks a condition
suggest-gain-about = Gain: what the objective falls by when the moves above are made already. Alone: what it falls by if only this one is made.
suggest-try = Show on the map
suggest-trial-close = Stop showing on the map
suggest-take = Take over
suggest-take-about = Makes the chosen moves as one step that can be undone.
suggest-take-order = Take over the order
suggest-chosen-break = The chosen moves together break a condition. Choose more or fewer.
suggest-trial = Preview – not taken over
suggest-trial-take = Take this over
suggest-trial-end = Close
suggest-greyed = Settled districts are greyed out
suggest-grey = Grey out settled districts on the map
suggest-grey-no = Show all districts
suggest-mend-nothing = All bases are in one piece already.
suggest-mend-moves = { $count ->
    [one] { $count } move
   *[other] { $count } moves
 }, { $children } children 0–19 change base
suggest-same-conditions = The same conditions and weights as in the suggested assignment.
suggest-no-points = No points were found in time. Raise the longest time in the suggested assignment.
suggest-points-key = Filled circle: proven. Open diamond: found, not proven. Square: the plan.
suggest-point = Point { $n }: way { $way }, Gini { $gini }, { $known }
suggest-point-proven = proven
suggest-point-found = found
suggest-point-shown = Point { $n } is shown on the map
suggest-own-point = The plan
suggest-front-name = Trade-offs as points
suggest-near-percent = So much worse than the best counts
suggest-settled-count = { $count } of { $all } districts are settled
suggest-settled-about = Settled: the same base in more than { $percent } of the assignments that are nearly as good as the best.
suggest-near-complete = All { $plans } assignments within { $percent } of the best have been gone through.
suggest-near-walked = Two random walks saw { $plans } different assignments within { $percent } of the best. They tell as much as { $effective } independent draws and differ by { $disagreement } percentage points at the most. What neither reaches is not seen.
suggest-near-unsure = Fewer than 50 independent draws: say nothing of what is settled.
suggest-near-stopped = There was only time for the best assignment itself. Raise the longest time.
suggest-near-unproven = The best is not proven, so there may be a better one to measure from.
suggest-near-better = A better assignment than the best turned up on the way. Compute again.
suggest-contested = Contested
suggest-nothing-contested = No district is contested.
suggest-plans = Number of divisions
suggest-seed = Seed
suggest-tolerance = Tolerance on load
suggest-tolerance-why = The plan itself needs { $needed } %; the limit on deviation in the plan is { $limit } %. The larger is suggested, so that the plan fits.
suggest-tolerance-own = Take the suggested tolerance
suggest-law = The law: reversible recombination, weighted by spanning trees; locks and groups do not hold here.
suggest-law-whole = A division into contiguous parts within the tolerance is drawn with a probability in proportion to the product of its parts' numbers of spanning trees (Cannon, Duchin, Randall and Rule 2022). That favours compact parts. Two parts at a time are joined and divided anew along a random tree; the step is accepted so that the law holds. The places of the bases, locks, groups, exceptions and the longest way do not hold. The parts are matched to the bases so that the way is shortest. Two chains from different starts are compared.
suggest-plan-has = the plan
suggest-context-load = More even than { $share } of { $plans } random divisions{ $error }
suggest-context-deviation = A smaller largest deviation than { $share } of { $plans } random divisions{ $error }
suggest-context-way = A shorter way than { $share } of { $plans } random divisions{ $error }
suggest-context-border = A shorter border than { $share } of { $plans } random divisions{ $error }
suggest-context-mix = More mixed need than { $share } of { $plans } random divisions{ $error }
suggest-error = ± { $points } percentage points
suggest-histogram = { $measure }: random divisions from { $low } to { $high }, the plan { $value }
suggest-mixing = Effective sample { $effective } · R̂ { $rhat }
suggest-mixing-about = Effective sample: so many independent divisions tell as much. R̂ compares the two chains; above 1.01 they have not mixed (Vehtari et al. 2021). ± is one standard error.
suggest-not-mixed = Uncertain for { $measures }: R̂ is above 1.01 or the effective sample below 400. Draw more divisions.
suggest-same-starts = Both chains began in the plan, so that they agree tells less.
suggest-steps = { $steps } steps: { $accepted } accepted, { $refused } refused, { $uneven } without an even cut, { $apart } where the parts do not touch. Tolerance { $tolerance }, seed { $seed }.
suggest-order-weight = Few hand-overs
suggest-order-weight-about = From 0%: early need only, to 99%: nearly only few changes of unit.
suggest-slack-planned = As hard as the plan is on its posts
suggest-slack-about = Posts may be stretched as far as the plan's own order does where it does so most, but at least to the norm.
suggest-slack = Largest load over the norm
suggest-keep-live = All that goes live in the plan shall do so
suggest-keep-steps = No step may become empty
suggest-no-later = Need may be covered no later than in the plan
suggest-budgets = Ceiling on cost per step
suggest-budgets-about = The most that the social workers for all that is live by the step may cost a year, in 2026 prices.
suggest-budget = Ceiling for { $step }
suggest-order-impossible = No order keeps all conditions. Allow a higher load or raise a ceiling.
suggest-order-proof = Objective: { $objective }
    Upper bound: { $bound }
    Gap: { $gap }
    The objective is the share of need that is live, on average over the months, times its weight, less changes per child times theirs; higher is better. No order that keeps the conditions lies above the upper bound.
suggest-order-planned-breaks = The plan's own order breaks the conditions, so the suggestion may cover need later than the plan.
suggest-order-early = Need that is live, mean
suggest-order-early-about = The share of the municipal need that is live, on average over the months of the plan.
suggest-order-changing = Children who change unit
suggest-order-changing-about = Children 0–19 whose district changes unit at least once within the plan.
suggest-order-twice = … twice or more
suggest-order-twice-about = Children 0–19 whose district changes unit twice or more.
suggest-order-handovers = Hand-overs
suggest-order-handovers-about = Children times changes of unit, in all.
suggest-order-same = The plan's order is the best that was found already.
suggest-order-moves = { $count ->
    [one] { $count } district gets another step
   *[other] { $count } districts get another step
 }
suggest-order-stays = stays central
suggest-order-assumption = Posts at the norm and cost per post rest on the plan's assumptions.
suggest-curves = Rollout share by month
suggest-curve-planned = plan
suggest-curve-suggested = suggestion
suggest-curve-staffed = thin line: staffed at the norm
# Selected: districts and units to edit, locks, groups, reasons, travel times
inspect-title = Selected
inspect-open = Show more of what is selected
inspect-close = Show less of what is selected
inspect-done = Done with the unit
inspect-name = Name
inspect-name-of = Name of { $name }
inspect-letter = Letter
inspect-colour = Colour
inspect-place = Place (lon, lat)
inspect-lon = Longitude
inspect-lat = Latitude
inspect-place-help = Degrees in WGS 84, such as 15.5830 and 58.4255. The sign can also be dragged on the map.
inspect-pick = Choose on the map
inspect-capacity = Room for
inspect-capacity-posts = Room for posts
inspect-capacity-area = Premises there are
inspect-unit-posts = posts
inspect-unit-area = m²
inspect-who = Decided by
inspect-why = Reason
inspect-no-number = “{ $text }” is no number. Write for example 12.5.
inspect-later = { $unit } from { $step } on ({ $month })
inspect-later-remove = Do not change base in { $step }
inspect-later-title = Later
inspect-later-add = Change base from a step …
inspect-later-help = A district can belong to one base now and to another from a step on.
group-title = Group
group-none = none
group-several = several
group-new = New group
group-name = The group’s name
group-default-name = Group { $n }
group-help = Districts that belong together: who moves one moves all.
lock-on = locked
lock-close = Lock { $district }
lock-open = Unlock { $district }
card-edit = Edit { $unit }
marker-name = The place of { $unit }
marker-pick = Click where { $unit } shall be. Esc cancels.
unit-colour-blue = Blue
unit-colour-magenta = Magenta
unit-colour-ochre = Ochre
unit-colour-green = Green
unit-colour-purple = Purple
unit-colour-cyan = Cyan
unit-colour-yellow = Yellow
unit-colour-light-blue = Light blue
unit-colour-light-green = Light green
notice-locked = { $count ->
    [one] { $names } is locked and stays. Select the district and unlock it with the padlock under Selected.
   *[other] { $names } are locked and stay. Select the districts and unlock them with the padlock under Selected.
}
notice-locked-stay = { $count ->
    [one] { $names } is locked and stays. The rest has moved.
   *[other] { $names } are locked and stay. The rest has moved.
}
edit-label-unit-place = move the place of { $unit }
edit-label-unit-name = rename { $unit } to { $name }
edit-label-unit-letter = change the letter of { $unit }
edit-label-unit-colour = change the colour of { $unit }
edit-label-unit-capacity = change what { $unit } has room for
edit-label-unit-reason = change the reason for { $unit }
edit-label-reasons = { $count ->
    [one] change the reason for { $count } district
   *[other] change the reason for { $count } districts
}
travel-title = Distance
travel-km = Kilometres
travel-mode = Minutes by { $mode }
travel-detour = Detour factor
travel-detour-help = The straight line times this is the length of the way. 1.2–1.4 is usual in towns (a guess; 1.3 where nothing else is said).
travel-times-source = Source of the travel times
travel-points-source = Source of the population points
travel-points = { $n ->
    [one] { $n } district is measured from its population point.
   *[other] { $n } districts are measured from their population points.
}
travel-no-points = Measured from a point inside each district.
menu-import-times = Read travel times (CSV) …
menu-import-points = Read population points (CSV) …
dialog-times-title = Read travel times
dialog-points-title = Read population points
file-type-table = Table (CSV)
travel-note-times = Travel times by { $mode }: { $pairs } (districts: { $districts }, units: { $units }).
travel-note-times-missing = Without a time by { $mode } to { $unit } ({ $count }): { $names }.
travel-note-units-missing = The table has no times by { $mode } to { $names }.
travel-note-points = Population points: { $rows } (districts: { $districts }).
travel-note-points-missing = Without a population point, measured from a point inside ({ $count }): { $names }.
travel-note-points-outside = The weighted point lies outside the district, which may be right where people live all round it ({ $count }): { $names }.
table-error-broken = { $file } cannot be read as a table: { $reason } Save it as CSV and read it again.
table-error-no-column = { $file } has no column called one of { $wanted }. Its columns are { $columns }. Change the heading and read the file again.
table-error-title-twice = { $file } has two columns called { $column }. Remove or rename one of them.
table-error-cells = { $file }, row { $row }: { $found } cells where the header has { $expected }. Mend the row and read the file again.
table-error-empty = { $file }, row { $row }: the cell in the column { $column } is empty. Fill it in.
table-error-not-a-number = { $file }, row { $row }, column { $column }: “{ $text }” is no number. Write for example 12.5.
table-error-out-of-range = { $file }, row { $row }, column { $column }: { $text } is not between { $min } and { $max }. Mend the value.
table-error-outside-map = { $file }, row { $row }: the point ({ $lon }; { $lat }) lies outside the map. Are longitude and latitude in the right columns, in degrees (WGS 84)?
table-error-twice = { $file }: rows { $first } and { $second } are both about { $district } and { $unit }. Remove one of them.
table-error-no-weight = { $file }: the points of { $district } have no weight together. Give one of them a weight above 0.
table-error-no-rows = { $file } has no values. Make sure that it is the right file.
table-error-unknown-districts = { $file }: the map has no districts with the code or name { $districts }. Nothing was read; mend them or remove the rows.
table-error-unknown-units = { $file }: the plan has no units { $units }. It has { $known }. Nothing was read; mend them or remove the rows.
table-error-unknown-both = { $file }: unknown districts { $districts }, and unknown units { $units }. Nothing was read; mend them or remove the rows.
csv-file-beslutsskal = Locks, groups, reasons and what units have room for: one row per district or unit that something is said of.
csv-rad-enhet = unit
csv-rad-byte = change of base
csv-bas-i-slutet = base at the end
csv-bas-i-slutet-about = The unit that the district belongs to in the plan’s last month. Differs from base where a step gives the district another unit.
csv-skal-rad-om = row about
csv-skal-rad-om-about = Whether the row is about a district or a unit.
csv-skal-kod = code
csv-skal-kod-about = The district’s code or the unit’s id.
csv-skal-namn = name
csv-skal-namn-about = The name in the plan.
csv-skal-bas = base
csv-skal-bas-about = The unit that the district belongs to from the beginning. An assumption of the plan.
csv-skal-last-vid = locked to
csv-skal-last-vid-about = The unit that the district is locked to. Empty: it is not locked.
csv-skal-grupp = group
csv-skal-grupp-about = The group of districts that should stay together.
csv-skal-tak-tjanster = room for posts
csv-skal-tak-tjanster-about = Full-time equivalents that the unit has room for. Empty: nobody has said.
csv-skal-tak-yta = premises there are (m²)
csv-skal-tak-yta-about = Area that the unit has at its disposal. Empty: nobody has said.
csv-skal-vem = decided by
csv-skal-vem-about = Who has decided.
csv-skal-varfor = reason
csv-skal-varfor-about = Why it is so.

# Roles, types of case, visits, population, prices, gates and uncertainty
edit-label-role = change the role { $role ->
    [social_worker] { role-social_worker }
    [family_therapist] { role-family_therapist }
    [outreach_worker] { role-outreach_worker }
    [unit_manager] { role-unit_manager }
    [administration] { role-administration }
   *[other] { $role }
}
edit-label-case-types = change types of case
edit-label-visits = change visiting days in { $district }
edit-label-population = change the population table
edit-label-no-population = remove the population table
edit-label-price-rules = change how prices are counted
edit-label-parameter-reason = change the reason for { edit-param-name }
edit-label-parameters = read assumptions
edit-label-gate = change the follow-up before { $step }
edit-label-no-gate = remove the follow-up before { $step }
edit-label-uncertainty = change how uncertainty is counted
edit-error-no-shares = None of the types of case has a share. Give one of them at least a share above 0.
edit-error-population-shape = The population table must have years in rising order and a row for each district and year. Read the table again.
edit-error-no-children = The population table has no children in { $year }. Mend the table or remove the year.
edit-error-temporary-late = The temporary premises begin in { $from } but the premises open in { $opens } already. Let the temporary ones begin earlier.
edit-error-temporary-without-opening = An area that is given up has no temporary premises. Remove them or enter an area that opens.
edit-error-grant-by-year = The funding “{ $name }” is an amount a month and cannot have other amounts for single years. Remove the amounts by year.
edit-error-pays-for-nothing = The funding “{ $name }” may not pay for any role or any district. Choose a role and a district at least, or remove the limit.
edit-error-parameter-in-other-group = { edit-param-name } is already in the group “{ $group }”. Take it out there first.
store-problem-parameter-twice = The assumption “{ $value }” is in the group twice. Leave it once.
store-problem-rows-not-years = The district has { $rows } rows and the table { $years } years. Write a row a year.
store-note-not-in-population = { $count ->
    [one] The population table lacks one district, which is counted without children: { $codes }.
   *[other] The population table lacks { $count } districts, which are counted without children: { $codes }.
}
store-note-fewer-runs = The plan asked for { $asked } runs. There is no room in memory for more than { $runs }, so the number was lowered to that.

# Population tables and sheets of assumptions
dialog-population-title = Read children by district, year and age
dialog-parameters-title = Read assumptions
shape-pert = PERT
shape-triangular = triangular
shape-fixed = fixed
population-note-children = Children 0–17 in { $districts } districts, { $first }–{ $last }: { $count } children in { $first }.
population-note-adults = { $count } rows are about adults and were left out.
population-note-districts-missing = The table lacks districts, which are counted without children ({ $count }): { $names }.
population-note-ages-missing = Not all ages 0–17 are there for ({ $count }): { $names }. Ages that are missing are counted without children.
parameters-note-read = { $count } assumptions were read.
parameters-note-unknown = Rows that are about no assumption were left alone ({ $count }): { $names }.
table-error-not-an-age = { $file }, row { $row }, column { $column }: “{ $text }” is no age. Write for example 7 or 6–12.
table-error-age-group = { $file }, row { $row }, column { $column }: { $text } does not lie wholly inside 0–5, 6–12 or 13–17 years. Divide the row, for example into single years.
table-error-counted-twice = { $file }: rows { $first } and { $second } both count age { $age } in { $district } in { $year }. Join them (girls and boys, for example) or remove one of them.
table-error-not-a-shape = { $file }, row { $row }, column { $column }: “{ $text }” is no distribution. Write PERT, triangular or fixed.
table-error-parameter-order = { $file }, row { $row }: the values of { edit-param-name } are not in order. Low is at the most the value, high at least.
table-error-parameter-bounds = { $file }, row { $row }: the values of { edit-param-name } must lie between { $min } and { $max }. Mend the row.
table-error-parameter-twice = { $file }: rows { $first } and { $second } are both about { edit-param-name }. Remove one of them.
csv-fordelning = distribution
csv-fordelning-about = How the value is drawn between low and high in the uncertainty analysis: PERT, triangular or fixed (not drawn). Empty: somebody decides it, and it is never drawn.
csv-andrat-av = changed by
csv-andrat-av-about = Who changed the assumption in the plan.
csv-andrat-varfor = reason
csv-andrat-varfor-about = Why it was changed.

# Why is it so?
cli-col-part = part
cli-col-value = value
cli-why-none = The plan has no such figure: check unit and month. Funding, placements and rollout are of the whole municipality.
cli-why-nothing = There is nothing to tell: check unit, month and step.
cli-why-no-year = That year is not simulated.
cli-why-no-turn = It does not turn within the range of the assumption.
cli-why-no-goal = There are not so many values: the target begins or ceases to hold at { $count ->
    [0] no value in the range
    [one] one value
   *[other] { $count } values
}. narplan solve lists them.
cli-why-same-side = That is the plan itself: choose another scenario to compare with.
cli-why-not-drawn = The assumption { $parameter } has no range in the plan, so it moves nothing.
cli-why-no-step = The plan has no step { $step }. narplan info PLAN lists the steps.
cli-why-no-gate = Step { $step } has no follow-up gate.
cli-why-no-unit = The plan has no unit “{ $unit }”. It has { $known }.
cli-why-no-district = The map has no district “{ $district }”.
cli-why-no-month = { $month } lies outside the plan, which goes from { $first } to { $last }.
cli-why-beside = Beside it
cli-why-notes = To know
why-title = { $figure }: why?
why-back = Back to { $figure }
why-plan = The plan
why-today = Baseline
why-whole-period = the whole period
why-movers = Moves the figure most
why-counting = Counting…
why-nothing-moves = No uncertain assumption moves it.
why-inputs = Rests on
why-undefined = The figure is undefined here: there is nothing to divide by.
why-course = It follows from the months before. It depends on:
why-at-most-100 = at most 100%
why-not-below-0 = never below 0
why-cut-formula = Formula
why-cut-account = By account
why-cut-unit = By unit
why-cut-year = By year
why-cut-month = By month
why-cut-role = By role
why-cut-district = By district
why-sum-accounts = The sum of the accounts
why-sum-units = The sum of the units
why-sum-years = The sum of the years
why-sum-months = The sum of the months
why-sum-roles = The sum of the roles
why-sum-districts = Need-weighted children in the districts that the unit serves
why-per-head = The amount divided by the number, the mean of the months
why-cases = cases
why-children = children
why-inhabitants = inhabitants
why-report-unit = reports
why-sek = SEK
why-filled = Filled = the month before + arrived − left, and those who move with a step
why-steady = In the plan's first month: the steady state of today's posts and cases
why-posts = Posts by the plan: today's, those that steps move and new ones, and managers by span
why-vacancies = Vacant = posts − filled
why-role-filled = Filled: who leaves is replaced after the recruitment lead
why-ramped = Filled after ramp-up: each new employee counts with the part of full speed that the time employed gives
why-agency = Agency staff = vacancies × share that is filled
why-present = There = filled after ramp-up + agency staff
why-at-work = At work = there × (1 − absence)
why-productive = Productive = at work − travel to visiting days
why-way = Travel to visiting days = visiting days × hours a visit ÷ working hours, at most all at work
why-started = Started investigations = reports × share investigated
why-reports = Reports = without the rise + the rise in a district's first year
why-base-reports = Reports without the rise = need-weighted children × reports per child and year ÷ 12
why-rise = The rise in the first year of districts that have just got a unit of their own
why-need-children = Children 0–17 × need weight, summed over the districts
why-heads = The number in the districts that the unit serves, the mean of the months
why-live-need = Need-weighted children in districts whose own unit is live
why-rollout = Rollout = need in live districts ÷ need of the whole municipality
why-open = Open investigations = the month before + started − closed, and cases that move with a district
why-active = Active = open − waiting
why-waiting = The open investigations that the ceiling lets wait
why-overdue = The open investigations that started four months ago or more
why-closed = The investigations that are due in the month, as far as capacity goes
why-capacity = Capacity a month = productive ({ $workers }) × caseload norm ÷ investigation time
why-caseload = Caseload = active investigations ÷ productive ({ $workers })
why-coverage = Need coverage = capacity ÷ started investigations, at most 100%
why-coverage-whole = Coverage of the municipality = covered ÷ started investigations
why-covered = Covered = started investigations × need coverage
why-account-pay = Pay = the sum over the roles of filled × monthly salary × wage index, and the supplement
why-account-po = Payroll overhead = pay × the year's overhead
why-account-premises = Premises = rent, double rent, temporary premises and fit-out that is paid over the years
why-account-establishment = Establishment = equipment + hiring + fit-out that is paid at once
why-account-training = Training = the sum over the roles
why-account-travel = Travel = the staff's travel + visiting days
why-account-overhead = Overhead = (pay + payroll overhead) × overhead share
why-account-agency = Agency staff = the sum over the roles
why-role-pay = Pay of the role = filled × monthly salary × wage index
why-role-training = Training of the role = filled × training a year ÷ 12 × price index
why-role-agency = Agency staff in the role = agency staff × monthly salary × wage index × (1 + payroll overhead) × price factor
why-role-transferred = Transferred of the role = filled in transferred posts × cost per person
why-supplement = Supplement = filled ({ $workers }) × supplement × wage index
why-rent = Rent = area × rent a year ÷ 12 × rent index
why-rent-double = Double rent = area given up but still rented × rent a year ÷ 12 × rent index
why-rent-temporary = Temporary premises = area × rent a year ÷ 12 × rent index × factor
why-fit-out = Fit-out over the years: depreciation and internal interest, or a rent supplement
why-fit-out-at-once = Fit-out at once = area × cost per m² × price index, in the opening month
why-equipment = Equipment = new posts × cost per post × price index
why-hiring = Hiring = who arrived × cost per hire × price index
why-staff-travel = The staff's travel = filled × travel a year ÷ 12 × price index
why-visits = Visiting days = days × cost a day × price index
why-gross = Gross cost = sum of the accounts
why-net-new = Net new = gross − gross of the baseline
why-permanent = Permanent = gross − what is one-off
why-one-off-establishment = One-off of establishment: the whole account
why-one-off-premises = One-off of premises = double rent + temporary premises
why-one-off-none = The account has nothing that is one-off
why-transferred = Transferred = the sum over the roles of what staff in transferred posts cost
why-gap = Not funded = gross − what the sources pay
why-funded = The sum of the sources of this kind
why-paid = The source pays the least of what it has, what is left to pay and what it may pay for
why-placements = Placements = without an effect − what the effect saves
why-placements-without = Placements without an effect = residential + foster care
why-residential = Residential care = days a year × cost a day ÷ 12 × price index
why-foster = Foster care = days a year × cost a day ÷ 12 × price index
why-saved = Saved = placements without an effect × effect × share of the need that has been live long enough
why-index-wage = wage index
why-index-rent = rent index
why-index-other = price index
why-po-rate = the year's payroll overhead
why-with-po = 1 + the year's payroll overhead
why-months = months in a year
why-case-months = investigation time, months
why-not-absent = 1 − absence
why-nothing = nothing
why-head-cost = SEK per person: pay with overheads, training, travel
why-own-training = the role's own training, SEK a year
why-area-kept = rented area, m²
why-area-double = area given up but still rented, m²
why-area-temporary = temporary area, m²
why-new-posts = new posts in the month
why-hires = arrived in the month
why-leavers = left at the end of the month before
why-moved = moved with a step
why-visit-days = visiting days in the month
why-days = days a year
why-name-posts = posts
why-name-filled = filled
why-name-vacancies = vacant
why-name-ramped = filled after ramp-up
why-name-agency = agency staff
why-name-present = there
why-name-at-work = at work
why-name-productive = productive
why-name-way = travel to visiting days
why-name-pay = pay
why-name-training = training
why-name-agency-pay = cost of agency staff
why-name-filled-transferred = filled in transferred posts
why-name-transferred = transferred
why-name-supplement = wage supplement
why-name-rent = rent
why-name-rent-double = double rent
why-name-rent-temporary = temporary premises
why-name-fit-out = fit-out over the years
why-name-equipment = equipment
why-name-hiring = hiring
why-name-fit-out-at-once = fit-out at once
why-name-staff-travel = the staff's travel
why-name-visits = visiting days
why-name-active = active investigations
why-name-waiting = waiting investigations
why-name-capacity = capacity
why-name-covered = covered investigations
why-name-reports = reports
why-name-base-reports = reports without the rise
why-name-rise = rise in the first year
why-name-started = started investigations
why-name-closed = closed investigations
why-name-need-children = need-weighted children
why-name-live-need = need-weighted children, live
why-name-children = children 0–17
why-name-inhabitants = inhabitants
why-name-placements-without = placements without an effect
why-name-residential = days in residential care
why-name-foster = days in foster care

# Why: runs, comparisons, balance
why-yearly-reports = Reports a year = the month's reports × 12
why-equity = Coverage for the fifth of the children with most need ÷ coverage for the fifth with least
why-times = times
why-percentile = The value that { $percent } of { $runs } runs lie below, straight between ordered runs (Hyndman and Fan 1996, definition 7)
why-error-p50 = Standard error of P50 (Woodruff 1952)
why-within = Probability to keep within the frame
why-within-about = Runs in which nothing is unfunded ÷ all runs
why-reaches = Probability that every base reaches { $target } coverage
why-reaches-about = Runs in which even the base with the lowest coverage gets there, in the mean of the last twelve months ÷ all runs
why-last-months = the last twelve months
why-gate = Probability that the follow-up before “{ $step }” is passed
why-gate-about = Runs in which the target is reached at the follow-up ÷ all runs
why-gate-plainly = Without chance, all at its most likely: { $value }. The target is { $target }.
why-points = percentage points
why-share-hits = Runs in which it happens
why-share-count = All runs
why-share-error = Standard error √(p(1 − p)/n): { $error }.
why-share-interval = 95 % confidence: { $low }–{ $high } (Wilson 1927).
why-plainly = Without chance: { $figure }
why-runs = { $runs } runs with seed { $seed }, Latin hypercube: { $drawn } assumptions are drawn, { $assumed } of them without a firm source. Single events are not drawn.
why-runs-chance = { $runs } runs with seed { $seed }, Latin hypercube: { $drawn } assumptions are drawn, { $assumed } of them without a firm source. Single events are drawn too: who leaves, reports, hiring times.
why-runs-paired = In each run the plan is compared with the baseline under the same random numbers.
why-runs-before = The runs are of the plan as it was. New ones are made when Uncertainty is shown.
why-spread = Explains the spread (Sobol, total)
why-level = The mean of the months' coverage, the last twelve months
why-level-lowest = The mean of the months of the base with the lowest: { $unit }
why-level-highest = The mean of the months of the base with the highest: { $unit }
why-level-months = months with districts
why-load-spread = The largest base's need-weighted children ÷ the smallest's, in the last month
why-mean-way = All children's way to their base ÷ the number of children, in the last month
why-ways = the children's ways together
why-way-children = children 0–19 with a known way
why-moved-districts = Districts that in the last month have another unit than in { $reference }
why-and-more = And { $n } more.
why-difference = One side − the other, each with its own chain
why-difference-name = Difference in { $figure }
why-difference-title = { $figure }: { $side } compared with { $other }
why-paired = P10–P90 of the difference, from { $runs } pairs of runs with the same random numbers (seed { $seed }).
why-posts-per-child = posts per need-weighted child
why-cases-per-child = investigations per need-weighted child
why-high-children = children in the fifth with most need
why-four-pi = 4π
why-border = length of the border
why-circle = smallest circle round it
why-hidden-rounded = Hidden counts are part of the sum, which is rounded therefore.
why-ask = Why?
why-ask-of = Why: { $text }
why-plan-with = with { $name } { $value }
why-plan-starts = if “{ $step }” starts in { $month }
why-plan-moved = after the move
why-plan-cheapest = in the cheapest step plan
why-plan-near-cheapest = in a plan beside the cheapest
why-section = How it is worked out: docs/model.md, “{ $section }”.
why-answer-before = The answer is about the plan as it was. What stands below it is worked out for the plan as it is now.
why-bar = Bar: { $param }
why-bar-title = { $outcome }: what { $param } does alone
why-bar-about = Length of the bar = |f(high value) − f(low value)|. f is { $outcome }, with all else at its most likely and without chance.
why-at-value = At { $value }
why-at-likely = At the most likely, { $value }
why-search = Searched between { $low } and { $high }: { $parts } equal parts are tried, and the part in which it turns is halved { $halvings } times, to a trillionth of its width. What goes there and back within one part is not seen.
why-turns = Turn: { $param }
why-turns-title = { $outcome }: the plan against { $other }, by { $param }
why-turns-about = The value x of { $param } at which D(x) = f(plan, x) − f({ $other }, x) changes sign. f is { $outcome }; x is alike in both, all else as in each, without chance. Tried just below and just above:
why-turns-first = The plan at { $value }
why-turns-second = { $other } at { $value }
why-goal = Goal: { $param }
why-goal-title = { $outcome } { $target }: which value of { $param }?
why-goal-most = The value x of { $param } at which f(x) ≤ { $target } begins or ceases to hold. f is { $outcome }, with all else at its most likely and without chance.
why-goal-least = The value x of { $param } at which f(x) ≥ { $target } begins or ceases to hold. f is { $outcome }, with all else at its most likely and without chance.
why-goal-met = At { $value } the target is reached
why-goal-missed = At { $value } it is not
why-goal-rounded = The answer has four figures, rounded to the side on which the target is reached.
why-safe = Earliest safe start, “{ $step }”
why-safe-about = The first month t in which P(some base has more than { $limit } cases per { $workers } in one of the months t to t + 11) ≤ { $risk }. All other steps stand as planned. The last ones tried:
why-safe-planned = As planned, { $month }
why-safe-tried = Searched month by month from { $first }; { $n ->
    [one] { $n } month was tried.
   *[other] { $n } months were tried.
}
why-start-risk = Risk of a start in { $month }, “{ $step }”
why-start-risk-about = Runs in which some base has more than { $limit } cases per { $workers } in a month from { $from } to { $to } ÷ all runs
why-wait = cost of waiting
why-wait-title = cost of waiting, “{ $step }”: start { $later } instead of { $planned }
why-wait-about = Gross with a start in { $later } − gross with a start in { $planned }, whole period, run by run with the same random numbers. { $percent } of the differences lie below the value.
why-wait-mean = Mean ± standard error
why-wait-gross = Without chance: gross with a start in { $month }
why-wait-plainly = Without chance: difference
why-gate-later = Probability that the follow-up before “{ $step }” passes with a start in { $month }
why-need-caseload = Need = open investigations ÷ caseload target ÷ (1 − absence): filled and fully trained ({ $workers })
why-need-coverage = Need = started investigations × coverage target × investigation time ÷ caseload norm ÷ (1 − absence): filled and fully trained ({ $workers })
why-need-target = cases per person, the target
why-need-share = coverage, the target (1 is full)
why-need-norm = caseload norm
why-spare = Difference = planned posts − need
why-advertised = Advertised, “{ $step }”
why-advertised-set = The month is set on the step.
why-advertised-lead = Start − recruitment lead in whole months, in the plan’s first month at the earliest
why-lead = recruitment lead, up to whole months
why-months-count = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
why-latest = Advertised at the latest, “{ $step }”
why-latest-about = Latest = start − m, m being the least number of months with P(recruitment lead ≤ m) ≥ { $percent }
why-latest-months = least m
why-latest-within = P(recruitment lead ≤ { $months })
why-latest-chance = The mean recruitment lead is drawn from its range (200 equally likely values); around it the time is Poisson distributed, in whole months.
why-latest-drawn = The recruitment lead is drawn from its range (200 equally likely values); a part of a month counts as a whole one.
why-cheapest = Cheapest step plan
why-cheapest-title = Cheapest step plan: net new, whole period
why-cheapest-about = Lowest net new cost of all plans with possible start months that reach the curve. Each plan is judged by the simulation, without chance.
why-cheapest-found = The plan that was found
why-cheapest-planned = The plan as it is
why-cheapest-bound = No plan that reaches the curve costs less than
why-cheapest-rounding = Of which a margin for rounding to öre
why-cheapest-curve = Curve, { $measure } at least: { $points }.
why-cheapest-proven = Proven: no combination is left to try.
why-cheapest-open = Not proven: the search ended before all combinations were tried or ruled out.
why-cheapest-near = Plans beside it: one possible start month, or one post
why-cheapest-near-start = { $step }: { $was } → { $is }
why-cheapest-near-more = { $unit }: one post more
why-cheapest-near-fewer = { $unit }: one post fewer
why-cheapest-near-holds = Reaches what is asked for.
why-cheapest-near-misses = Falls short: { $miss }
why-district-reports = Reports a year = children 0–17 × need weight × reports per child and year, without the rise of the first year
why-share-0-17 = part 0–17 of 0–19
why-need-weight = need weight
why-reports-per-child = reports per child and year
why-distance = Straight line from the district’s middle to the unit’s place: √(east² + north²)
why-distance-east = from east to west
why-distance-north = from north to south
why-changing = Children 0–19 in districts that are served by at least two units one after the other within the plan’s months
why-changing-twice = Children 0–19 in districts that are served by at least three units one after the other within the plan’s months
why-changing-months = What happened before the plan’s first month does not count.
why-tag = Price tag of a move
why-tag-about = The plan with the move − the plan as it is, each simulated. Before → after:
why-tag-before = before the move
why-tag-after = after the move
why-tag-difference = difference
why-tag-posts-stay = The posts are those of the plan in both; it is the cases that move.
why-tag-started = Investigations a year = need-weighted children × reports per child and year × share investigated, all of the unit’s districts live
why-tag-need-before = need-weighted children before
why-tag-need-after = need-weighted children after
why-tag-posts = Posts at the norm = investigations a year ÷ 12 × investigation time ÷ caseload norm ÷ (1 − absence)
why-tag-cost = Cost a year = (posts at the norm after − before) × cost per post
why-tag-posts-after = posts at the norm after
why-tag-posts-before = posts at the norm before
why-tag-worker-year = cost per post and year, 2026 prices
why-tag-worker-year-about = Salary and supplement with payroll overhead and overhead, training, travel, rent for the post’s area and a part, 1 ÷ span, of a manager.
why-tag-children = Sum of children and young people 0–19 in the districts that change unit
why-tag-plan-cost = A year = (gross after − gross before) ÷ years, whole period, current prices and the plan’s posts
why-tag-years = years
## ui risk
budget-tab-risk = Uncertainty
risk-title = How sure are the figures?
risk-empty = The plan is run many times with assumptions drawn within their ranges. The answers come here.
risk-renewing = Being computed again. The figures are from before the change.
risk-refining = Being refined
risk-outdated = From before the change
risk-runs = runs
risk-runs-done = Preliminary: { $runs } runs
risk-seed = seed
risk-more-runs = Run { $runs } instead
risk-more-runs-tip = Changes the number of runs in the plan. With more runs the probabilities are more certain, but it takes longer.
risk-about-chance = { $runs } runs of the plan. In each, { $drawn } assumptions are drawn within their ranges, of which { $assumed } have no full source or are changed in the plan. Chance draws who leaves, which reports come and when somebody can begin. P10, P50 and P90: one, five and nine of ten runs lie below the value. The number after ± is the probability's standard error in percentage points. All of it holds if the model and the ranges are right.
risk-about-plain = { $runs } runs of the plan. In each, { $drawn } assumptions are drawn within their ranges, of which { $assumed } have no full source or are changed in the plan. Single events are not drawn. P10, P50 and P90: one, five and nine of ten runs lie below the value. The number after ± is the probability's standard error in percentage points. All of it holds if the model and the ranges are right.
risk-share-most = { $percent } (at most { $bound })
risk-share-least = { $percent } (at least { $bound })
risk-net-new-whole = Net new, whole period (P10–P90)
risk-net-new-about = Gross cost less that of today's organisation in the same run, summed over the period. Eight of ten runs lie between the values.
risk-median-mnkr = mnkr, P50 { $median }
risk-within-whole = Within the frame, whole period
risk-within-about = The share of runs in which nothing is unfunded in any year. After ± stands the standard error in percentage points; at 0 and 100 % the end of a 95 per cent interval.
risk-needed = For a standard error of 1 point
risk-needed-about = So many runs it takes until none of the probabilities here has a standard error above one percentage point: p (1 − p) / 0.01².
risk-coverage-target = Coverage target in per cent
risk-reached-before = Probability that the worst base reaches
risk-reached-after = % coverage in the last year:
risk-reached-about = The share of runs in which need coverage, as the mean of the last twelve months, reaches the target in every base.
risk-fan-gross-accumulated = Gross cost, accumulated
risk-fan-gross-year = Gross cost per year
risk-fan-gross-month = Gross cost per month
risk-fan-gap = Unfunded, accumulated
risk-expected = most likely values
risk-fan-about = P10–P90 of each month by itself: no single run follows the lines. Dashed: the plan with all assumptions at their most likely, without chance.
risk-fan-note = The band is P10–P90. Dashed line: all assumptions at their most likely, without chance.
risk-fan-at-end = At the year's end, { $unit }
risk-fan-in-year = In the year, { $unit }
risk-years = Cost and frame by year
risk-years-unit = mnkr, current prices
risk-years-note = Net new is against today's organisation in the same run. Within the frame: nothing is unfunded in the year.
risk-years-about = Standard error of P50 (mnkr): gross { $gross }, net new { $net }, unfunded { $gap }.
risk-whole-period = Whole period
risk-column-gross = Gross
risk-column-net-new = Net new
risk-column-gap = Unfunded
risk-column-within = Within frame
risk-column-probability = probability
risk-column-error = { $figure }, standard error (percentage points)
risk-drivers = What does it depend on?
risk-outcome-gross = Gross cost
risk-outcome-net-new = Net new
risk-outcome-gap = Unfunded
risk-outcome-coverage = Need coverage
risk-outcome-lowest-coverage = Coverage, worst base
risk-outcome-caseload = Cases, most burdened base
risk-outcome-open = Open investigations
risk-outcome-overdue = Older than 4 months
risk-unit-cases = cases per social worker
risk-unit-investigations = investigations
risk-tornado = One assumption at a time
risk-tornado-middle = { $outcome }: { $value } with the most likely values. Hatched towards the low value, filled towards the high.
risk-tornado-none = No assumption that is drawn changes that figure.
risk-tornado-row = { $name }: { $low } gives { $at-low }, { $high } gives { $at-high }. Difference { $difference }.
risk-tornado-note = { $less ->
    [0] All that change anything are shown.
    [one] One more assumption changes less.
   *[other] { $less } more assumptions change less.
} { $still ->
    [0] {""}
    [one] One changes nothing.
   *[other] { $still } change nothing.
}
risk-tipping = Where does it turn?
risk-tipping-low = { $outcome }: lower counts as better. One assumption at a time, alike in both.
risk-tipping-high = { $outcome }: higher counts as better. One assumption at a time, alike in both.
risk-tipping-turns = { $name } ({ $low }–{ $high }): { $turns }.
risk-tipping-turn-plan = above { $value } the plan is better
risk-tipping-turn-today = above { $value } { $other } is better
risk-tipping-turn-same = above { $value } they are alike
risk-tipping-begin-plan = the plan is better
risk-tipping-begin-other = { $other } is better
risk-tipping-begin-same = first they are alike
risk-tipping-other-today = the zero alternative
risk-tipping-other = “{ $title }”
risk-tipping-values = The plan: { $own }. { $other }: { $value }.
risk-against = against
risk-against-today = Zero alternative
risk-against-other = Another plan
risk-against-file = Choose a file…
risk-against-tip = Compare with another plan on the same map and with the same months. The open plan is not changed.
dialog-other-title = Choose a plan to compare with
risk-running-before = Being computed for the plan before the change
risk-unseen = No probability between 0 and 100 %
risk-percentage-points = percentage points unsure
risk-unseen-about = What is tried happened in none of { $runs } runs, or in all. The true probability then lies, with a confidence of 95 per cent, no farther than this from 0 or 100 %: about 3 divided by the number of runs (Hanley and Lippman-Hand 1983).
risk-shares = Where does the uncertainty come from?
risk-shares-ask = Find shares for { $outcome }
risk-shares-empty = All assumptions are varied at once. The answer says how much of the spread each of them is responsible for. It takes a while.
risk-shares-none = The figure does not vary with the assumptions, or does not exist for some of their values.
risk-shares-about = { $outcome }: mean { $mean }, standard deviation { $deviation }. Share of the variance, without chance.
risk-shares-alone = alone
risk-shares-in-all = with others
risk-shares-row = { $name }: { $alone } alone, { $in-all } with others
risk-shares-group = { $group } ({ $members })
risk-shares-read = How to read it: the filled part of a bar leaves the spread if that assumption becomes known; the hatched part depends on other assumptions too.
risk-shares-note = { $less ->
    [0] All are shown.
    [one] One more assumption matters less.
   *[other] { $less } more assumptions matter less.
} In brackets, and as a line under the bar: 95 per cent interval ({ $rows } rows). Assumptions in a group that moves together count as a single one, also where the correlation is weak.
risk-goal = What would have to be true?
risk-goal-so-that = So that
risk-goal-figure = Figure that is to reach a target
risk-goal-at-least = is at least
risk-goal-at-most = is at most
risk-goal-target = Target
risk-goal-by = by changing
risk-goal-assumption = Assumption that is changed
risk-goal-ask = Find out
risk-goal-empty = One assumption at a time is tried: what value must it have for the target to hold, with all else as in the plan?
risk-goal-other = The answer is to another question.
risk-goal-now = In the plan { $name } is { $now }. That gives { $outcome } { $reached }: the target does not hold.
risk-goal-held = In the plan { $name } is { $now }. That gives { $outcome } { $reached }: the target holds.
risk-goal-always = The target holds for all values from { $low } to { $high }.
risk-goal-never = No value from { $low } to { $high } makes the target hold.
risk-goal-undefined = The figure does not exist for all values from { $low } to { $high }.
risk-goal-from = { $name } must be at least { $value }. Then the figure is { $gives }.
risk-goal-up-to = { $name } may be at most { $value }. Then the figure is { $gives }.
risk-goal-inside = That lies within the range { $low }–{ $high }.
risk-goal-outside = That lies outside the range { $low }–{ $high }.
risk-goal-set = Set to { $value }
risk-goal-note = All else at its most likely and without chance. Tried from { $low } to { $high }.
risk-tipping-plan = { $n ->
    [one] One assumption does not turn within its range: the plan is better.
   *[other] { $n } assumptions do not turn within their ranges: the plan is better.
}
risk-tipping-today = { $n ->
    [one] One assumption does not turn within its range: { $other } is better.
   *[other] { $n } assumptions do not turn within their ranges: { $other } is better.
}
risk-tipping-same = { $n ->
    [one] One assumption makes no difference between them.
   *[other] { $n } assumptions make no difference between them.
}
risk-tipping-undefined = Not both have this figure: without a base with live districts there is no worst one. Choose a figure of the whole municipality.
risk-safe = Earliest safe month to start
risk-safe-rule-limit = Highest caseload
risk-safe-limit = Highest caseload, cases per social worker
risk-safe-rule-risk = cases per social worker, highest risk
risk-safe-greatest = Highest risk in per cent
risk-safe-ask = Find safe months
risk-safe-stop = Cancel
risk-safe-other-rule = The answer is for another limit.
risk-safe-empty = For each step the first month is sought in which the risk that some base goes over the caseload within twelve months is small enough. All other steps stand as planned. The months are marked on the time line in Rollout.
risk-safe-no-steps = The plan has no steps to come.
risk-safe-planned = Planned
risk-safe-risk = Risk
risk-safe-earliest = Earliest
risk-safe-never = no month
risk-safe-least = Lowest risk of the months that were tried: { $month }, { $risk }.
risk-safe-note = Risk: the probability that some base has more than { $limit } cases per social worker in some month within a year of the start. Safe: at most { $risk } %. { $runs } runs a month, all other steps as planned. The months are marked on the time line in Rollout.
risk-gates = Follow-up between steps
risk-gates-none = No step has a condition for follow-up. Conditions are set on the step in Rollout.
risk-gates-note = The probability that the condition holds, with the step as planned and half a year later. Cost: what half a year's wait changes in gross cost over the whole period, run by run.
risk-gate-step = Step
risk-gate-month = Followed up
risk-gate-passes = Meets the condition
risk-gate-planned = as planned
risk-gate-later = half a year later
risk-gate-cost = Cost of waiting
risk-gate-cost-middle = mnkr, P50
risk-gate-cost-range = mnkr, P10 … P90
risk-gate-undecided = decided later
risk-gate-coverage = coverage at least { $target } %
risk-gate-caseload = at most { $target } cases per social worker
risk-gate-funding = at least { $target } % funded
risk-gate-turnover = turnover at most { $target } %
risk-planning = Social workers needed
risk-planning-norm = For the norm of { $norm } cases
risk-planning-coverage = For full need coverage
risk-planning-planned = Planned
risk-planning-needed = Needed
risk-planning-difference = Difference
risk-planning-most = At most
risk-planning-when = needed, month
risk-planning-base = Base, full-time equivalents
risk-planning-no-units = No base has districts that are live.
risk-planning-about = Without chance. For the norm: open investigations over the norm. For full coverage: started investigations a month times investigation time over the norm. Both over 1 less absence.
risk-planning-note = Counted in filled and ramped-up social workers, without chance. Vacancies and ramp-up take more posts.
risk-advertise-start = Start
risk-advertise-planned = Advertised
risk-advertise-latest = Latest for
risk-advertise-in-time = in time
risk-advertise-late = too late
risk-advertise-none = No step to come has new posts.
risk-advertise-about = The lead time of recruitment is drawn from its range and, with chance, single times around it.
risk-advertise-note = The latest month to advertise so that the posts are filled at the start with a probability of { $percent }.
timeline-funding = Funding
timeline-funding-count = { $n ->
    [0] no sources
    [one] one source
   *[other] { $n } sources
}
timeline-funding-fold = Hide the sources of funding
timeline-funding-unfold = Show the sources of funding
timeline-funding-open = { $source }: change in the budget
timeline-funding-months = { $source }, { $kind }: { $from } to { $to }
timeline-funding-on = { $source }, { $kind }: from { $from } on
timeline-funding-from = { $source } begins in { $month }
timeline-funding-to = { $source } ends after { $month }
timeline-funding-no-end = { $source } has no end
timeline-funding-ends = ends { $month }
timeline-funding-next = to { $month }, then the next
timeline-funding-pays = Pays for { $what }
timeline-funding-paid = Pays { $amount } in the months of the plan
timeline-funding-after = When it ends { $amount } a year have to be in the budget
timeline-funding-per-month = { $amount } tkr a month
timeline-funding-per-year = { $amount } mnkr a year
timeline-funding-help = Drag the middle or an end, or use the left and right arrows. Enter or a double click opens the source in the budget.
timeline-funding-end-help = Drag, or press left or right, to move the month.
timeline-quick-net-new = Net new { $amount } ({ $change })
timeline-quick-gap = Not funded { $amount } ({ $change }), from { $month }
timeline-quick-no-gap = Everything is funded
rollout-figures-quick = Preliminary: what is in the hand.
edit-label-funding-one = change { $source }
edit-label-funding-months = change the months of { $source } to { $from }–{ $to }
edit-label-funding-from = change the months of { $source }: from { $from }
timeline-safe = Earliest safe start: { $earliest } (risk { $risk }). Planned: { $planned } (risk { $planned-risk }).
timeline-temporary = Temporary premises, { $area } m²: from { $from } to { $last }
timeline-temporary-from = Temporary premises for { $unit }: from { $month }
timeline-temporary-until = Temporary premises for { $unit }: end in { $month }, once the premises have opened. The opening moves along.
# Assumptions: how they are drawn, who changed them; roles, types of case, visits, prices, population
budget-only-changed = Changed only
budget-nothing-changed = The plan has changed no assumption.
budget-sheet-read = Read assumptions (CSV)…
budget-sheet-read-about = Reads values, ranges and reasons from a spreadsheet saved here or from another plan. Can be undone.
budget-sheet-save = Save assumptions (CSV)…
budget-sheet-save-about = All assumptions as a spreadsheet, which can be changed and read into this plan or another.
budget-column-shape = Drawn
budget-shape-of = How { $name } is drawn
budget-not-drawn = Not drawn: the value holds in all runs.
budget-triangular-mean = Mean of a triangular distribution between low and high: { $mean }.
budget-default = Default: { $value } ({ $low }–{ $high })
budget-who = Changed by
budget-why = Because
budget-who-of = Who changed { $name }
budget-why-of = Why { $name } is changed
budget-bad-number = Write a number from { $min } to { $max }, or leave it empty.
budget-bad-year = Write a year from { $first } to { $last }.
budget-bad-seed = Write a whole number, 0 or more.
budget-part-roles = Roles
budget-roles-note = Empty field: the general value holds. A name of its own is used wherever the role is named.
budget-role = Role
budget-role-name = Own name
budget-role-area = Area, m²/post
budget-role-training = Training, tkr/year
budget-role-name-of = Own name of the role { $role }
budget-role-area-of = Area per post, { $role }
budget-role-training-of = Training a year, { $role }
budget-part-cases = Types of case
budget-cases-note = Investigations that take different times. Without types all take the investigation time above.
budget-cases-add = Add a type
budget-case-new = New type of case
budget-case-name = Name of type { $n }
budget-case-share = Share, { $name }
budget-case-months = Investigation time, { $name }
budget-cases-sum = Sum { $sum }
budget-cases-sum-other = Sum { $sum }: the shares count in proportion to each other.
budget-cases-mean = Mean time { $mean } months. It holds instead of the investigation time above ({ $own }), whose range the types' times follow.
budget-part-visits = Visiting days
budget-visits-note = Days on which the district's unit works there. The travel time is taken from the unit's social workers when the district has a unit of its own.
budget-visits-of = Visiting days in { $name }
budget-days-per-month = days a month
budget-visits-cost = { $hours } hours of travel a month, { $tkr } tkr a year
budget-visits-sum = Together { $cost } (2026 prices)
budget-visits-add = Add a district
budget-part-prices = Price level
budget-wage-month = Wages rise in
budget-price-level = Amounts are in
budget-prices-current = Current prices
budget-prices-fixed = Fixed prices
budget-price-year = Price year
budget-price-year-note = prices (December)
budget-prices-note = Each month's amounts are in that month's prices.
budget-prices-fixed-note = All months have the wages, rents and other prices of the price year. Amounts of funding stay and so count as amounts in the prices of that year.
budget-part-population = Population forecast
budget-population-none = No table: the children are the map's children 0–19 times the share 0–17, the same in all years.
budget-population-source = Source: { $source }
budget-population-import = Read population (CSV)…
budget-population-format = A row for each district, year and age, from SCB or the municipality's forecast.
budget-population-remove = Remove the table
budget-population-ages = { $first }–{ $last } years
budget-population-all = 0–17 years
budget-part-uncertainty = Uncertainty
budget-chance = Single events are drawn
budget-chance-about = Who leaves, what is reported and when somebody comes are drawn month by month, instead of being expected values.
budget-effects = Effects are drawn
budget-effects-about = Effects of the reform, such as that on placements, are drawn from their range. Otherwise their value holds.
budget-runs = Number of runs
budget-seed = Seed
budget-seed-about = All random numbers follow from it. The same seed gives the same result.
budget-together = Assumptions that move together
budget-together-note = Those of a group are drawn so that high values go together. An assumption can be in one group.
budget-group-add = Add a group
budget-group-new = Group { $n }
budget-group-name = Name of group { $n }
budget-correlation = Rank correlation
budget-correlation-of = Rank correlation in { $name }
budget-with-group = the same way
budget-against-group = the other way
budget-group-member = Add an assumption
budget-group-member-of = Add an assumption to { $name }

# Follow-up before a step, and temporary premises
gate-coverage = Need coverage
gate-caseload = Cases per social worker
gate-funding = Part that is funded
gate-turnover = Staff turnover
gate-at-least = at least { $target }
gate-at-most = at most { $target }
gate-passes = Would pass: { $value } against { $target }
gate-fails = Would not pass: { $value } against { $target }
gate-undefined = nothing to measure
gate-undecided = Not decided: the month lies outside the plan's time.
timeline-gate = Follow-up before { $step }, { $month }
timeline-gate-help = Drag to choose the month, or use the arrow keys.
rollout-gate = Follow-up before the step
rollout-no-gate = No follow-up. It does not stop the step, but shows whether its condition would hold.
rollout-add-gate = Add a follow-up
rollout-remove-gate = Remove the follow-up
rollout-gate-measure = What is followed up
rollout-gate-target = Target of the follow-up
rollout-gate-floor = At least
rollout-gate-limit = At most
rollout-gate-cases = per social worker
rollout-gate-before = month before the start
rollout-gate-own = own month
rollout-gate-month = Month of the follow-up
rollout-gate-funding = Is about the twelve months from the step's start.
rollout-gate-basis = By the run without chance, { $month }.
rollout-gate-coverage-about = The lowest need coverage of the bases with districts live; before any has, that of the central organisation.
rollout-gate-caseload-about = The highest number of cases per social worker of the bases with districts live; before any has, that of the central organisation.
rollout-gate-funding-about = The part of the gross cost of the twelve months from the step's start that has funding.
rollout-gate-turnover-about = The turnover of the last twelve months in the bases with districts live; before any has, in the central organisation.
rollout-temporary = Temporary premises until they open
rollout-temporary-of = Temporary premises for { $unit }
rollout-temporary-help = Rented from their month until the premises open, and during the double rent. They have no fit-out.
rollout-temporary-from = Temporary premises from
rollout-temporary-basis = The area of the temporary premises times the rent and the factor for temporary premises.

## Classes and colours of the map
classes-method = Classes
classes-default = Follow the values
classes-default-is = Follow the values: { $name }
classes-count = { $n } classes
classes-count-name = Number of classes
classes-limit = Limit { $n }: { $value }. Drag it, or move it with the arrow keys.
scheme-diverging = below and above
scheme-middle = Around
scheme-middle-mean = municipal mean
scene-middle-mean = below and above the municipal mean { $value } (weighted by population)
scene-middle-value = below and above { $value }
worked-need-index = Local need index
worked-need-index-base = child-weighted mean 0, standard deviation 1
worked-need-index-note = The plan's own weighted index, not official statistics. Which indicators it holds and what they weigh is an assumption. Low income alone misleads where students live.
vision = Colour vision
vision-normal = normal
vision-protanopia = without red (protanopia)
vision-deuteranopia = without green (deuteranopia)
vision-tritanopia = without blue (tritanopia)

## Two at once

scene-two-indicators = Two indicators
scene-square-counts = The numbers are numbers of areas.
scene-square-thirds = Each indicator is divided into three equal groups of areas.
scene-square-cell =
    { $first } { $range1 }, { $second } { $range2 }: { $n ->
        [one] 1 area
       *[other] { $n } areas
    }
scene-circle-area = Area of the circles: { $count }
scene-circle-missing =
    { $n ->
        [one] 1 area has no figure
       *[other] { $n } areas have no figure
    }
scene-cartogram-note = Cartogram: areas are only roughly where they belong
two-title = Two at once
two-second = Second indicator
two-none = None
two-circles = Circles
two-circles-none = None
two-cartogram = Cartogram: by { $count }
two-cartogram-plain = Cartogram
two-cartogram-count = Count of the circles
two-cartogram-children = number of children
two-cartogram-hint = Every area becomes a circle as large as its count. Dorling's cartogram.
menu-export-svg = The map as a scalable picture (SVG) …
cli-error-no-count = The indicator “{ $id }” is no count. Choose one of: { $known }.
cli-error-no-figures = “{ $id }” is a class already: a map of two indicators needs figures.
cli-error-no-cartogram = A cartogram by “{ $id }” can not be made of this map.
## Segregation
seg-no-groups = The map has no counts by district of any group. Read a table with a group and the total.
seg-group = Group
seg-among = Among
seg-index = Segregation index (0–100)
seg-index-sentence = { $share } per cent of the group would have to move for it to be spread evenly over the districts.
seg-counts = { $group } of { $all } ({ $share }) in { $areas } districts.
seg-missing = { $n ->
    [one] 1 district has no figure and is not counted.
   *[other] { $n } districts have no figure and are not counted.
}
seg-interval = 95%: { $low }–{ $high }
seg-interval-note = SCB counts everybody, so this is no sampling error. The interval (parametric bootstrap, 1,000 draws) shows how far lasting patterns may lie from what a single year shows, if each person's place is seen as chance. It knows nothing of errors in the registers, of households that move together or of how the districts are cut.
seg-formula-dissimilarity = D = ½ Σ |xᵢ/X − yᵢ/Y| · 100, with x the group and y everyone else. Duncan & Duncan 1955; what Linköping publishes as its Segregationsindex.
seg-formula-isolation = Σ (xᵢ/X)(xᵢ/tᵢ). Bell 1954, Lieberson 1981.
seg-formula-exposure = Σ (xᵢ/X)(yᵢ/tᵢ) = 1 − isolation. Bell 1954, Lieberson 1981.
seg-formula-theil = H = Σ tᵢ(E − Eᵢ)/(TE), with E the entropy of group and others. Theil & Finizza 1971.
seg-formula-gini = The area between the segregation curve and the diagonal, doubled. Duncan & Duncan 1955.
seg-says-dissimilarity = { $value } of the group would have to move for an even spread.
seg-says-isolation = A person of the group lives, on average, in a district where the group is { $value } of the inhabitants; evenly spread it would be { $even }.
seg-says-exposure = A person of the group lives, on average, in a district where others are { $value } of the inhabitants; evenly spread it would be { $even }.
seg-says-theil = The districts are, on average, { $value } less mixed than the whole municipality.
seg-says-gini = 0 is evenly spread, 1 fully apart.
seg-between-title = Do the bases' borders follow the division?
seg-between = of the city's division (Theil's H) lies between the bases, the rest within them.
seg-between-change = of the division lies between the bases; the move in hand changes that by { $change } percentage points.
seg-even = The group is spread quite evenly.
seg-bar = { $between } between the bases, { $within } within them
seg-part-share = the group's share
seg-part-within = H within the base
seg-show-quotient = Show the location quotient on the map
seg-division = All measures depend on how the city is cut into districts; they are compared on the same division only, never between municipalities.
worked-quotient = Location quotient: { $group }
worked-quotient-base = the group's share over the municipality's; 1 is as in the whole municipality
worked-quotient-note = (xᵢ/tᵢ) / (X/T). Isard 1960; Brown & Chung 2006. 2 is twice the share of the whole municipality.

## Clusters on the map
cluster-section = Does like lie beside like?
cluster-title = Clusters
cluster-waiting = Computing …
cluster-moran = Moran's I
cluster-formula = I = n/S₀ · ΣᵢΣⱼ wᵢⱼ zᵢ zⱼ / Σᵢ zᵢ² with row-standardised weights. Moran 1950; Cliff & Ord 1981. p from permutations of the districts' values.
cluster-p = p = { $p } · expected { $expected } · { $n } districts · { $permutations } permutations
cluster-says-alike = Districts with like values lie nearer each other than chance would have it.
cluster-says-unlike = Districts with unlike values lie beside each other more often than chance would have it.
cluster-says-nothing = The pattern cannot be told from chance.
cluster-show-local = Local clusters on the map
cluster-show-hot = Hot and cold (Gi*)
cluster-neighbours = Neighbours
cluster-rook = share a border
cluster-queen = share a border or corner
cluster-nearest-4 = the 4 nearest
cluster-nearest-8 = the 8 nearest
cluster-fdr = Keep false finds down (FDR)
cluster-fdr-source = Benjamini & Hochberg 1995; for LISA Caldas de Castro & Singer 2006. Of the districts pointed out at most 5 per cent are expected to be the work of chance.
cluster-fdr-note = 5 per cent level, adjusted for many comparisons
cluster-alpha-note = 5 per cent level for each district by itself
cluster-hot = hot: high values in and around
cluster-cold = cold: low values in and around
cluster-nothing = no sure pattern
cluster-isolate = no neighbour with a value
cluster-note = Local Moran: Anselin 1995. Gi*: Ord & Getis 1995. A cluster is a pattern, not a cause, and depends on how the city is cut.

## The need index
need-name = Name of the index
need-on-map = Show on the map
need-why = The plan's own index: weights are a judgement. It begins with social assistance, unemployment, single parents and short education, weighted by children. Low income alone misleads where students live: in Ryd and Valla-T1 low economic standard is common but assistance low.
need-more = A higher value counts as more need
need-less = A lower value counts as more need
need-no-direction = { $name } (no need in itself; more counts upwards)
need-not-on-map = not on the map
need-sum = Sum of the weights: { $sum }
need-scores = Scores
need-scores-z = distance from the mean (z)
need-scores-rank = rank (0–1)
need-scores-min-max = between lowest and highest (0–1)
need-by-children = Districts count by their children
need-order = Highest need
need-robust = The bar: how often the district is among the { $n } with the highest need when the weights are drawn anew 1,000 times around the chosen ones.
need-robust-source = Weights are drawn from a Dirichlet distribution with the chosen ones as mean (concentration 4 for each indicator: assumption). OECD & JRC 2008, Handbook on constructing composite indicators, step 7.
need-row = { $name }: rank { $rank }. Among the { $n } highest in { $share } of the weightings; nine of ten give rank { $low } to { $high }.
seg-divisions-title = What the division does to the index
seg-divisions-law = Spanning trees (Wilson 1996) cut at branches chosen by chance; the parts need not be of like size. The same seed gives the same band. Indices on different divisions are not compared with each other, and never between municipalities (Openshaw 1984).
# Segregation on several levels
level-finer = Finer areas
level-districts = Districts
level-bases = Bases
level-index = Index by level
level-parts = { $n }
level-missing = { $n } without counts
level-band = Divisions by chance into as many parts: { $low }–{ $high } (5–95 %); { $below } of them are lower
level-law = Each level is set against 1,000 contiguous aggregations of the level above it, drawn by chance. Indices on different levels are not compared with each other.
level-no-finer = Load finer areas (DeSO or small areas) to see the districts among divisions by chance.
level-no-counts = The file of finer areas lacks columns with the counts of the group and of everybody.
level-no-borders = The districts have no band: a table does not tell which areas border on each other. Load their borders as GeoJSON.
level-not-all = The districts have no band: { $count ->
    [one] one district has
   *[other] { $count } districts have
} no finer areas.
level-sums = The finer areas do not sum to the district's own count in { $n ->
    [one] one district
   *[other] { $n } districts
} ({ $names }{ $rest ->
    [0] {""}
   *[other] {" "}and { $rest } more
}). Published figures are never mended.
level-loaded = { $file }: { $n } areas
level-unread = The finer areas in { $path } could not be read.
level-load = Load finer areas …
level-load-tip = A table (CSV) with the area's code, the district's code and counts, or a map (GeoJSON) where each area belongs to the district that it mostly lies in. Columns are called as in the districts' table.
level-remove = Remove
finer-note-areas = { $areas } finer areas in { $districts } districts, { $columns } columns of figures.
finer-note-outside = { $count ->
    [one] One area lies
   *[other] { $count } areas lie
} outside the map and is left out.
finer-note-straddling = { $count ->
    [one] One area lies
   *[other] { $count } areas lie
} by more than a tenth outside its district: { $names }.
finer-note-districts-missing = { $count ->
    [one] One district has
   *[other] { $count } districts have
} no finer areas: { $names }.
finer-note-sums = { $column }: the sum of the finer areas is not the district's own count in { $names }. Nothing is changed.
finer-note-no-counts = No column is called as one of the districts' counts, so no index can be worked out on the finer areas.
finer-note-changed = The file of finer areas, { $path }, has changed since it was loaded into the plan.
finer-note-unread = The finer areas in { $path } could not be read. The plan is whole without them.
table-error-finer-district = { $file }, row { $row }: the area { $area } is to lie in "{ $district }", which the map does not have. Write the district's code or name.
table-error-finer-twice = { $file }: rows { $first } and { $second } are both about the area { $area }. Take one away.
table-error-finer-outside = { $file }: no area lies on the plan's map.
edit-label-finer = load finer areas
edit-label-no-finer = remove the finer areas
dialog-finer-title = Load finer areas
file-type-finer = Table or map
cli-segregation-levels = Indices on each level: segregation index 0–100, the others 0–1
cli-col-level = level
cli-col-parts = parts
cli-col-index = index
cli-col-band = chance 5–95 %
cli-col-below = lower
segregation-undefined-short = undefined
# The look of the map in the plan
style-note-unknown = { $count ->
    [one] The plan showed its map with something that it no longer has
   *[other] The plan showed its map with things that it no longer has
}: { $ids }.
reduce-motion = Less motion
scene-faded = districts filtered out
## cheapest
suggest-label-cheapest = { $count ->
    [one] take over the cheapest step plan, { $count } change
   *[other] take over the cheapest step plan, { $count } changes
}
suggest-question-cheapest = Cheapest step plan
suggest-about-cheapest = Start months that reach a coverage curve within the frame at the lowest net cost, with proof.
suggest-ask-cheapest = Find the cheapest plan
suggest-take-cheapest = Take over the plan
cheapest-error-no-curve = The curve has no point. Add at least one month with a share.
cheapest-error-month = The curve's point { $month } is outside the plan's months. Move it.
cheapest-error-share = A share on the curve is not above 0 and at most 100%. Correct it.
cheapest-error-grid = Possible starts are every month, quarter or half-year. Choose one of them.
cheapest-error-posts = At most { $max } posts more or fewer per base can be tried. Choose a lower number.
cheapest-error-step = The plan has no step with id { $id }.
cheapest-error-too-many = { $bases } bases with { $posts } posts more or fewer are too many combinations. Choose fewer posts.
cheapest-impossible = No plan reaches the curve under the conditions: all are ruled out.
cheapest-none-yet = No plan that reaches the curve has been found yet. Let the search run longer.
cheapest-nearest = Nearest: { $miss }
cheapest-miss-point = { $reached } instead of { $needed } from { $month }.
cheapest-miss-year = { $gap } tkr unfunded in { $year }.
cheapest-tried = { $tried } plans simulated of { $space } possible.
cheapest-starts = Start
cheapest-posts = Social workers once every step has started
cli-cheapest-proven = Net cost { $cost } tkr: proven cheapest.
cli-cheapest-bound = Net cost { $cost } tkr; no plan costs less than { $bound } tkr.
cli-cheapest-no-bound = Net cost { $cost } tkr; no bound is known.
cli-cheapest-planned = The plan as it is: net cost { $cost } tkr.
cli-cheapest-planned-short = The plan as it is does not reach the goal: { $miss }
cheapest-curve = Coverage curve
cheapest-curve-about = From each month on the measure is to be at least the share that is given.
cheapest-measure-rollout = Rollout
cheapest-measure-coverage = Need coverage
cheapest-point = Point { $number }
cheapest-at-least = at least
cheapest-point-add = Add a point
cheapest-point-remove = Remove point { $number }
cheapest-grid = Possible starts
cheapest-grid-1 = Every month
cheapest-grid-3 = Quarters
cheapest-grid-6 = Half-years
cheapest-vary-posts = Social workers per base, more or fewer
cheapest-frame = Nothing unfunded in any year
cheapest-frame-about = Grants, extra funds and the committee's frame pay for every month's cost.
cheapest-hold = Stays where it is
cheapest-proven-1 = Proven cheapest of all start months
cheapest-proven-3 = Proven cheapest of all start months on quarters
cheapest-proven-6 = Proven cheapest of all start months on half-years
cheapest-gap = At most { $amount } dearer than the cheapest
cheapest-proof = No plan costs less than { $bound }. Rounding of öre may make { $rounding }. A step may also start in the month that the plan has; the steps keep their order.
cheapest-cost = Net cost
cheapest-cost-about = Gross cost above the baseline over all of the plan's months, in the plan's prices.
cheapest-same = The plan is already the cheapest that was found.
cheapest-assumption = Cost and coverage are simulated with the plan's assumptions.
## statistics: segregation, classes, clusters
segregation-dissimilarity = Index of dissimilarity
segregation-isolation = Isolation
segregation-exposure = Exposure
segregation-theil-h = Theil's H
segregation-gini = Gini index of segregation
segregation-dissimilarity-means = { $percent } of the group would have to move for all areas to have the same share.
segregation-isolation-means = A person of the group lives in an area where on average { $percent } belong to the group.
segregation-exposure-means = A person of the group lives in an area where on average { $percent } are others.
segregation-theil-h-means = The areas are on average { $percent } less mixed than the whole map.
segregation-gini-means = 0% is an even spread and 100% full separation; here it is { $percent }.
segregation-undefined-nobody = undefined: nobody is counted
segregation-undefined-no-group = undefined: the group is missing
segregation-undefined-no-others = undefined: everybody belongs to the group
segregation-undefined-not-a-count = undefined: a count is negative or no number
segregation-undefined-more-than-all = undefined: the group is larger than everybody in an area
segregation-note-years = The group and everybody are of different years.
segregation-note-division = The measures depend on how the areas are drawn. They can be compared between years on the same division, not between municipalities.
segregation-note-interval = The interval shows what chance could have made of the same people. The counts are complete, so it is no sampling error, and it says nothing of errors in the register or of the division.
classes-jenks = Natural breaks
classes-quantiles = As many in each class
classes-equal = Equally wide classes
classes-std = Mean and standard deviation
classes-headtail = Head/tail breaks
classes-manual = Limits of one's own
classes-categories = Categories
classes-unclassed = Continuous scale without classes
area-type-great-challenges = Areas with great socio-economic challenges
area-type-challenges = Areas with socio-economic challenges
area-type-mixed = Socio-economically mixed areas
area-type-good = Areas with good socio-economic conditions
area-type-very-good = Areas with very good socio-economic conditions
cluster-high-high = high among high
cluster-low-low = low among low
cluster-high-low = high among low
cluster-low-high = low among high
cluster-not-significant = not significant
cluster-too-few = Undefined: fewer than three areas have a value.
cluster-no-variation = Undefined: all values are equal.
cluster-no-neighbours = Undefined: no areas with values are neighbours.
cli-segregation-title = { $group }: { $count } of { $people } ({ $total }) in { $districts } areas
cli-segregation-indices = Measures with 95% intervals
cli-segregation-index = { $name }: { $value } ({ $low }–{ $high }). { $means }
cli-segregation-undefined = { $name }: { $reason }
cli-segregation-split = { $share } of the segregation (Theil's H) lies between the units, the rest within them
cli-segregation-quotients = Location quotient: the group's share in the area divided by its share of all
cli-classify-empty = empty
cli-classify-missing = { $count ->
    [one] 1 area has no figure.
   *[other] { $count } areas have no figure.
}
cli-moran-whole = Moran's I is { $i }; chance gives { $expected }. p = { $p } (two-sided, { $permutations } permutations, neighbours: { $neighbours }).
cli-moran-alike = Similar areas lie beside each other more often than chance gives.
cli-moran-unlike = Unlike areas lie beside each other more often than chance gives.
cli-moran-chance = The pattern cannot be told from chance.
cli-moran-isolates = { $count ->
    [one] 1 area has no neighbours and does not count.
   *[other] { $count } areas have no neighbours and do not count.
}
cli-moran-local = Around each area, two-sided p at most { $alpha }
cli-moran-local-fdr = Around each area, p adjusted for many tests (Benjamini and Hochberg) at most { $alpha }
cli-col-group = group
cli-col-all = all
cli-col-quotient = quotient
cli-col-theil-h = Theil's H
cli-col-between = between
cli-col-within = within
cli-col-class = class
cli-col-range = values
cli-col-cluster = cluster
cli-col-moran = local I
cli-col-p = p
cli-col-gi = Gi (z)
cli-col-gi-star = Gi* (z)
## The panel to the right in Karta
explain-table = Table
explain-scatter = Relation
explain-time = Over time
explain-nothing = Choose a figure to show on the map.
figures-of-years = Different years: { $years }. The figures are not from the same time.
filter-unit = Show bases only
filter-units-all = All bases
filter-step = Show steps only
filter-steps-all = All steps
filter-no-step = No step
filter-shown = Showing { $n } of { $all } districts
filter-show-all = show all
filter-class = Show { $class } only
filter-class-about = Click to show this class only; click others to add them.
histogram-name = How the values are spread
table-columns = More columns ({ $n })
table-columns-name = Choose up to three more columns
table-copy = Copy
table-copy-about = The table as it stands, for Excel
table-code = Code
table-name = District
table-unit = Base
table-sort = Sort by { $column }
table-row = Select { $name } ({ $unit })
table-cell = { $district }, { $title }: { $value }
table-missing = missing
table-sum = Sum
table-mean = Mean, weighted by population
table-sum-mean = Sum / weighted mean
table-total-sum = Sum, { $title }: { $value }
table-total-mean = Mean weighted by population, { $title }: { $value }
scatter-up = Upwards
scatter-right = To the right
scatter-point = { $name }. { $y }. { $x }
correlation-undefined = undefined
correlation-few = At least three districts with both figures are needed; here are { $n }.
correlation-flat = The correlation is undefined: one of the figures is the same in all { $n } districts.
correlation-none = There is hardly any relation between { $x } and { $y } (r = { $r }, { $n } districts).
correlation-weak-up = Where { $x } is higher, { $y } is somewhat more often higher too (r = { $r }, { $n } districts). A relation is no cause.
correlation-weak-down = Where { $x } is higher, { $y } is somewhat more often lower (r = { $r }, { $n } districts). A relation is no cause.
correlation-clear-up = Where { $x } is higher, { $y } is mostly higher too (r = { $r }, { $n } districts). A relation is no cause.
correlation-clear-down = Where { $x } is higher, { $y } is mostly lower (r = { $r }, { $n } districts). A relation is no cause.
correlation-line = Pearson r = { $pearson } · Spearman = { $spearman } · n = { $n }
correlation-formula = Each district counts the same. Pearson (1895): the sum of (x − mean)(y − mean), divided by the root of the sum of (x − mean)² times the sum of (y − mean)². How near the points lie to a straight line. Spearman (1904): the same of the ranks, where equal values have their mean rank. The words follow Cohen (1988): below 0.1 hardly any, from 0.5 on clear.
correlation-missing = { $n ->
    [one] One district lacks one of the figures and is left out.
   *[other] { $n } districts lack one of the figures and are left out.
}
correlation-areas = This is about areas, not persons: what holds between areas need not hold for those who live there (ecological fallacy, Robinson 1950).
time-none = The map has only one year of each figure. Where it has several years of the same figure, such as folkmangd_2022 and folkmangd_2025, they are shown here side by side.
time-series = Figure over time
time-change = Change
time-from = From
time-to = To
time-difference = Difference
time-percent = Per cent
time-show = Show the change on the map
change-title = { $title }, change { $from }–{ $to }
change-base = change { $from }–{ $to }
change-base-percent = of the value in { $from }, change until { $to }
change-note = The value of { $to } minus that of { $from }. Small changes may come of the source's rounding or protection of figures.
change-note-percent = The value of { $to } minus that of { $from }, in per cent of that of { $from }. Large numbers may come of a small district.
change-made-otherwise = The years were made in different ways: a part of the change may come of that.
scene-range = { $low } to { $high }
indicator-unit-percent-points = percentage points
card-title = Where does this number come from?
card-definition = Read it right
card-unit = Unit
card-base = Counted among
card-year = Year
card-year-none = the source tells no year
card-source = Source
card-made = Worked out
card-made-weighted = Population-weighted mean of smaller areas, not the source's own figure for the district.
card-made-share = 100 · { $part } / { $whole }
card-made-source = The source's own figure, unchanged.
card-made-need = Each figure is brought to children-weighted mean 0 and standard deviation 1, weighed together and standardised once more. The weights are an assumption.
card-parts = Part / whole
card-hidden = Hidden values
card-hidden-none = The plan's disclosure rule does not touch the figure: it is shown as it stands in the source.
card-hidden-counts = Counts of 1–{ $most } are not shown (the plan's disclosure rule), nor are figures that would tell them. Sums over hidden counts are rounded to { $step }.
card-hidden-shares = Shares are not shown where the base is below { $base } or the count 1–{ $most } (the plan's disclosure rule).
card-hidden-unknown = The base in single districts is not known here, so that the plan's disclosure rule cannot be tried. The value is shown as it stands in the source.
card-hidden-hidden = Hidden by the plan's disclosure rule: counts of 1–{ $most }, shares of fewer than { $base } and figures that would tell them are not shown. In sums and calculations one and the same number stands in for hidden counts, and sums are rounded to { $step }.
card-hidden-missing = The source has no value for the district. It may be missing, or hidden by the source.
card-row = Row
card-row-district = { $code }, column { $columns } in { $file }
card-row-columns = column { $columns } in { $file }
card-total = Together
card-total-sum = { $missing ->
    [0] The sum of the districts.
   *[other] The sum of the districts without the { $missing } that have no value.
}
card-total-hidden = { $n ->
    [one] One hidden count is in it by a middle value, so the sum is rounded to { $step }.
   *[other] { $n } hidden counts are in it by a middle value, so the sum is rounded to { $step }.
}
card-total-mean = { $missing ->
    [0] Mean weighted by population. The base may be another than all inhabitants, so the municipality's own figure may differ.
   *[other] Mean weighted by population, without the { $missing } districts that have no value. The base may be another than all inhabitants, so the municipality's own figure may differ.
}
card-total-none = The figure cannot be summed and has no fair mean; a mean of medians is no median.
card-need-weight = weight { $weight }
card-weight = { $weight } = exp(b · index), so that the children-weighted mean is 1; b = { $b }, an assumption.
card-reports = { $reports } = children 0–17 · reports per 1,000 children · need weight.
tip-sources = Right-click: where these numbers come from
card-others = More figures of the district
explain-segregation = Segregation
explain-need = Need

# Workbook, papers and GeoPackage
report-error-plan = The plan could not be written down: { $detail }.
report-error-workbook = The workbook could not be made: { $detail }.
report-error-geopackage = The GeoPackage could not be made: { $detail }.
gpkg-districts = Districts
gpkg-units = Bases
gpkg-places-assumed = Where the units lie is assumed in the plan.
report-error-paper = The paper could not be set: { $detail }.
paper-status-draft = Draft
paper-status-proposal = Proposal
paper-status-decided = Decided
paper-version = Version { $version }
paper-undated = Undated, period of the plan { $period }
paper-program = Närplan { $version }
paper-seed-and-plan = Seed { $seed } · plan { $hash } (beginning of its SHA-256)
paper-page = Page
paper-of = of
paper-to-write = To be written:
paper-north = North is up
paper-map-sheet = Map sheet
paper-map-book = Map book
paper-map-plane = Map plane SWEREF 99 TM
paper-map-alt = Map: { $title }. The legend in the picture tells what the colours mean; the plan's workbook has the same figures as tables.
paper-plan-map-alt = Map of the unit that serves each district in { $month }.
paper-units-map = Districts by unit
paper-in-the-end = when all steps are done
paper-assumptions = Assumptions
paper-assumptions-about = Low and high are the ends of the range that an uncertain value may lie in. The mark "assumption" stands where a value does not rest on a named source, or was changed in the plan.
paper-choices = Choices: what somebody decides
paper-uncertain = Uncertain values
paper-effects = Effects
paper-name = Name
paper-value = Value
paper-range = Low – high
paper-unit = Unit
paper-mark = Mark
paper-source = Source
paper-period = Period
paper-assumed = assumption
paper-no-source = No source
paper-changed = Changed in the plan from { $default }
xlsx-sheet-summary = Summary
xlsx-sheet-districts = Districts
xlsx-sheet-bases = Bases
xlsx-sheet-steps = Steps
xlsx-sheet-staffing = Staff by month
xlsx-sheet-budget = Budget by year and account
xlsx-sheet-funding = Funding
xlsx-sheet-certainty = Uncertainty
xlsx-sheet-assumptions = Assumptions
xlsx-sheet-about = About this file
xlsx-page = Page { $page } of { $pages }
xlsx-formulas-note = Sums are formulas. Amounts are SEK in current prices unless the sheet About this file says otherwise.
xlsx-money-by-year = SEK
xlsx-sum = Sum
xlsx-mnkr = SEK million
xlsx-year = Year
xlsx-months = Months
xlsx-months-about = Number of months of the year that are simulated.
xlsx-gross = Gross cost
xlsx-baseline = Today's organisation
xlsx-net-new = Net new
xlsx-one-off = One-off costs
xlsx-permanent = Permanent cost
xlsx-transferred = Follows transferred staff
xlsx-children = Children 0–17 (mean)
xlsx-per-child = Cost per child, SEK
xlsx-inhabitants = Inhabitants
xlsx-per-inhabitant = Cost per inhabitant, SEK
xlsx-gap = Not funded
xlsx-kind-cost = cost
xlsx-kind-sum = sum
xlsx-kind-value = value
xlsx-kind-derived = derived
xlsx-column-unit = Unit
xlsx-column-unit-about = The unit, or the whole municipality.
xlsx-column-account = Account
xlsx-column-account-about = The account, or what else the row is.
xlsx-column-kind = Kind of row
xlsx-column-kind-about = Cost: a value of the simulation. Sum and derived: a formula on other rows. Value: something else of the simulation. Sum rows of the kind cost only.
xlsx-column-year = { $year }
xlsx-column-part-year = { $year } ({ $months } months)
xlsx-column-year-about = The calendar year, as far as it is simulated.
xlsx-column-sum-about = All years together.
xlsx-budget-about = Costs by year, unit and account. The whole municipality is the sum of the units.
xlsx-certainty-about = Many runs of the plan: { $runs } runs, seed { $seed }, { $drawn } assumptions drawn. P10, P50 and P90 are the values that a tenth, half and nine tenths of the runs stay below.
xlsx-quantile = { $figure }, { $share } (SEK)
xlsx-quantile-about = Quantile over all runs, in the run's own prices.
xlsx-within-frame = Probability: nothing unfunded (%)
xlsx-coverage-reached = Probability: need coverage at least { $target } (%)
xlsx-odds-about = Share of the runs in which it holds in all months of the year.
xlsx-fact-period = Period
xlsx-fact-districts = Districts on the map
xlsx-fact-live = Districts that get near social services
xlsx-fact-bases = Bases and teams
xlsx-fact-steps = Steps
xlsx-fact-first-gap = Not funded from
xlsx-chart-funding = Who pays, by year
xlsx-chart-funding-alt = Bars by year: what each kind of funding pays, and on top what nobody pays. The table above has the same amounts.
xlsx-chart-staff = Filled posts by unit
xlsx-chart-staff-alt = Lines by month: filled posts of each unit. The sheet Staff by month has the same figures.
xlsx-chart-certainty = Spread of the gross cost, by year
xlsx-chart-certainty-alt = Lines by year: P10, P50 and P90 of the gross cost. The table has the same amounts.
xlsx-about-sheet = sheet
xlsx-about-hash = plan, SHA-256
xlsx-about-seed = seed
xlsx-about-format = format
xlsx-about-format-text = Sums are formulas on the sheets' own values. Months are dates, the first of the month. Empty cell: no value. All text is text, even where it begins with an equals sign.
book-step = Step { $number }: { $name }
book-live-from = Live from { $month }
book-no-steps = The plan has no steps
book-signs = Hatched: changes in this step. Pale: not yet live
book-kept = { $n } districts
book-goes-live = Goes live
book-reassigned = Changes unit
book-posts = Posts
book-posts-of = { $unit }: { $moved } transferred and { $new } new ({ $roles })
book-premises = Premises
book-figures = In the simulation, { $month }
book-share = Rollout
book-coverage = Need coverage
book-vacant = Vacant posts
book-cost = Cost of the month
book-cost-month = SEK { $cost } million
memo-kind-of-paper = Official report
memo-head-date = Date
memo-head-number = Reference number
memo-head-office = Office
memo-head-office-name = Social and Care Office
memo-head-officer = Officer
memo-head-to = To
memo-head-committee = Social and Care Committee
memo-head-write = to be filled in
memo-proposal-committee = Proposed decision of the Social and Care Committee
memo-proposal-board = Proposed decision of the Executive Board
memo-proposal-council = Proposed decision of the Municipal Council
memo-write-proposal-committee = what the committee is to decide, point by point.
memo-write-proposal-board = what the board is to decide. Strike the heading if the matter ends in the committee.
memo-write-proposal-council = what the council is to decide. Strike the heading if the matter does not go there.
memo-matter = Matter
memo-write-matter = why the matter is raised, and the office's judgement.
memo-fact-live = Districts live at the end
memo-fact-posts = Posts of the steps
memo-fact-share = Rollout at the end
memo-fact-coverage = Need coverage at the end
memo-live-of = { $live } of { $all }
memo-moved-and-new = { $moved } transferred, { $new } new
memo-map = Districts and bases when all steps are done
memo-documents = Documents
memo-document-memo = Official report – { $title }, { $date }
memo-document-maps = Appendix – Map book
memo-document-assumptions = Appendix – Assumptions
memo-write-documents = other documents of the matter.
memo-background = Background
memo-write-background = what has happened and been decided before.
memo-quotes = The plan rests on these words:
memo-quote = “{ $text }”
memo-table-bases = Units in { $month }
memo-kind = Kind
memo-live-from = Live from
memo-districts = Districts
memo-children-0-17 = Children 0–17
memo-posts = Posts
memo-area = Area, m²
memo-table-steps = Rollout step by step
memo-step = Step
memo-start = Start
memo-posts-moved = Transferred
memo-posts-new = New
memo-premises = Premises
memo-posts-note = Posts are full-time equivalents. Those transferred come from the central organisation.
memo-opens = { $unit }: premises from { $month }
memo-opens-area = { $unit }: { $area } m² from { $month }
memo-gives-up = { $unit }: gives up { $area } m² in { $month }
memo-economy = Economic consequences
memo-cost-in-short = The services cost SEK { $gross } million gross in { $period }. Of that SEK { $moved } million follow staff transferred from the central organisation, and SEK { $once } million come once.
memo-net-new-in-short = Compared with today's organisation the difference is SEK { $new } million.
memo-current-prices = Amounts are in current prices.
memo-fixed-prices = Amounts are in prices of { $year }.
memo-mnkr = SEK million
memo-tkr = SEK thousand
memo-part-year = { $year } ({ $months } mo)
memo-table-cost = Cost by year, SEK million
memo-table-accounts = Gross cost by account, SEK thousand
memo-of-which-moved = of which follows transferred staff
memo-of-which-once = of which one-off
memo-of-which-permanent = of which permanent
memo-rounding = Sums may differ in the last digit by rounding.
memo-baseline-note = Today's organisation is the plan without the steps to come, on the same assumptions.
memo-funding = Funding
memo-no-gap = All of the cost is funded in the plan's time.
memo-gap = From { $first } on the funding does not suffice. Altogether SEK { $gap } million are not funded by the end of the period.
memo-bars = Who pays, SEK million by year
memo-bars-alt = Bars by year with the kinds of funding, and hatched on top what nobody pays. The table after the figure has the same amounts.
memo-table-funding = Funding by year, SEK million
memo-funding-order = Sources are used in the plan's order.
memo-grants-end = Funding that ends with nothing of its kind to follow:
memo-grant-end = { $name } ends after { $last }; in its last year it paid SEK { $amount } million.
memo-certainty = How sure the amounts are
memo-no-runs = The amounts are worked out with one value for each assumption. Their spread is not worked out in this paper.
memo-runs = The plan was run { $runs } times with { $drawn } assumptions drawn from their ranges (seed { $seed }). The table shows the median and, in brackets, the range of eight in ten runs.
memo-table-runs = Spread by year, SEK million
memo-coverage-reached = Need coverage at least { $target }, probability
memo-within-frame = Nothing unfunded, probability
memo-runs-note = P50 (P10 – P90).
memo-placements = Placements
memo-placements-cost = Placements are told apart and are no part of the amounts above; in the period they cost SEK { $cost } million.
memo-placements-no-effect = The plan does not count on fewer of them: no effect is established for Linköping.
memo-placements-effect = The plan assumes that they decrease by { $effect }, which gives SEK { $saved } million (assumption).
memo-placements-even = The new cost would be made up for if placements from districts that have been live long enough decreased by { $even }.
memo-goals = Municipal goals
memo-write-goals = which of the council's goals the matter concerns, and how.
memo-equality = Gender equality
memo-write-equality = what the matter means for gender equality.
memo-children-heading = Child impact assessment
memo-children = The plan is about children 0–17. The figures here are worked out; the judgement of the best interests of the child must be written.
memo-table-children = Children, need and ways when all steps are done
memo-children-0-19 = Children 0–19
memo-need-children = Need-weighted children
memo-mean-way-km = Mean way, km
memo-mean-way-minutes = Mean way, minutes
memo-farthest = Farthest
memo-need-note = The need weight follows the plan's local need index, a weighting of its own (assumption).
memo-handovers = { $changing } children 0–19 ({ $share }) live in districts that change unit at least once in the plan's time, { $twice } in districts that change twice or more.
memo-equity = At the end, need coverage for the fifth of the children with most need is { $equity } times that for the fifth with least.
memo-write-children = how the best interests of the child were judged, which children are most concerned, how children were heard, and alternatives that were tried.
memo-consultation = Consultation
memo-write-consultation = who took part in the dialogue, and what they think.
memo-follow-up-heading = Follow-up and evaluation
memo-follow-up = The follow-up compares the outcome with what the plan counts on. The tables give what to compare with.
memo-no-gates = The plan has no conditions that must hold before a step starts.
memo-table-gates = Conditions before steps
memo-measure = Measure
memo-target = Target
memo-looked-at = Looked at
memo-outcome = In the simulation
memo-gate-passes = { $value }: passes
memo-gate-fails = { $value }: fails
memo-gates-note = The outcome in the simulation is no outcome: it is what the plan leads to if the assumptions hold.
memo-table-measures = To be followed up: values of the simulation
memo-month = Month
memo-rollout-share = Rollout
memo-coverage = Need coverage
memo-lowest-coverage = Lowest unit's
memo-caseload = Cases per social worker
memo-overdue = Open over 4 months
memo-filled = Filled posts
memo-vacant = Vacant
memo-measures-note = Need coverage: capacity divided by demand, at most 100 %. Rollout: the share of the municipal need whose district is live.
memo-deviations = What should go to the committee when it differs from the table:
memo-deviation-coverage = need coverage is lower than expected in the municipality or in any unit,
memo-deviation-caseload = cases per social worker are above the norm of { $norm },
memo-deviation-overdue = more investigations than expected are open for longer than the law's { $limit } months,
memo-deviation-premises = premises open later than planned,
memo-deviation-funding = funding fails to come or ends earlier.
memo-write-follow-up = who follows up, when it is reported, and what measures how children and families fare.
memo-mbl = Information or negotiation under the Co-Determination Act (1976:580)
memo-moves = { $step }: { $posts } posts from { $start }
memo-moves-all = The plan transfers posts from the central organisation: { $steps }.
memo-moves-nobody = The plan transfers no posts.
memo-write-mbl = when information or negotiation took place.
memo-write-signatures = signatures: office and names.
memo-sent-to = The decision is sent to
memo-write-sent-to = recipients.
memo-basis = What the figures rest on
memo-basis-map = Map
memo-basis-map-hash = Map file, SHA-256
memo-basis-plan-hash = Plan, SHA-256
memo-basis-seed = Seed
memo-basis-program = Program
memo-basis-assumptions = Parameters
memo-assumed = { $assumed } of { $all } are assumptions; all are in the appendix Assumptions
## Disclosure control

budget-part-disclosure = Disclosure control
disclosure-about = So that nobody can be recognised, small counts of districts are not shown: not on the map, in tables, in exports or on the command line. In calculations the middle of the hidden range stands in for a hidden count, so that no result can give it away. The default follows the municipality's own statistics (counts of 1–2 are replaced, shares of fewer than 5 hidden; Statistik Linköping 2023, tables suregbf52, BO20 and suregma37). That sums are rounded to 5 is an assumption. Where a hidden count could be worked out from a sum that is seen (all = girls + boys), other parts of the sum are hidden too. Published sums are never repaired.
disclosure-counts = Hide counts below
disclosure-counts-unit = persons or households (0 is always shown)
disclosure-base = Hide shares where the base is below
disclosure-base-unit = persons or households
disclosure-round = Round sums over hidden counts to
disclosure-round-unit = the nearest whole number of
disclosure-hidden = { $n ->
    [0] Nothing is hidden on this map.
    [one] { $n } value is hidden on this map.
   *[other] { $n } values are hidden on this map.
}
cli-col-hidden = hidden

## Scenarios

edit-label-insert-scenario = add the scenario “{ $name }”
edit-label-remove-scenario = remove the scenario “{ $name }”
edit-label-open-scenario = open the scenario “{ $name }”
edit-label-set-scenario = change name and description of the scenario “{ $name }”
edit-label-baseline = change what scenarios are compared with
edit-error-unknown-scenario = The plan has no scenario number { $id }. Choose one that exists.
edit-error-scenario-id-taken = Scenario number { $id } cannot be used. Choose another number.
edit-error-scenario-name-taken = Another scenario is called “{ $name }”. Choose another name.
edit-error-scenario-other-map = The scenario is made for a map with other districts. Open it as a plan of its own.
edit-error-scenario-is-baseline = The scenario is what others are compared with. Choose something else to compare with first.
edit-error-last-scenario = A plan has at least one scenario. Open another one first.
edit-error-too-many-scenarios = A plan has at most { $most } scenarios. Remove one first, or save as a new plan.

store-problem-unknown-scenario = No scenario has the number { $value }. Correct the number or take the line away.
store-problem-scenario-twice = The scenario “{ $value }” stands twice, with the same name or number. Give one of them another.
store-problem-not-one-open = Exactly one scenario has "open": true. Correct the lines under scenarios.
store-problem-scenario-field = A scenario has no field “{ $value }”. Correct the name or take the field away.
store-problem-scenario-unreadable = The scenario cannot be read: { $value }.

## Comparing scenarios

compare-baseline = Baseline (today carried on)
compare-nothing = The plans are alike in all that is decided and assumed.
compare-names = { $first } and { $last }
compare-names-more = { $first } and { $n } more
compare-unit-gone = There is no { $unit }.
compare-unit-new = { $unit } is added.
compare-unit-renamed = { $before } is called { $after }.
compare-unit-moved = { $unit } stands in another place.
compare-districts = { $n ->
    [one] { $districts } moves from { $from } to { $to }.
   *[other] { $districts } move from { $from } to { $to } ({ $n } districts).
}
compare-step-number = step { $n }
compare-step-gone = “{ $step }” is not carried out.
compare-step-new = “{ $step }” is added, from { $month }.
compare-step-later = { $n ->
    [one] “{ $step }” starts one month later ({ $month }).
   *[other] “{ $step }” starts { $n } months later ({ $month }).
}
compare-step-earlier = { $n ->
    [one] “{ $step }” starts one month earlier ({ $month }).
   *[other] “{ $step }” starts { $n } months earlier ({ $month }).
}
compare-step-takes = “{ $step }” takes { $districts } too.
compare-step-leaves = “{ $step }” does not take { $districts }.
compare-posts-more = { $unit } gets { $count } more posts: { $role }.
compare-posts-fewer = { $unit } gets { $count } fewer posts: { $role }.
compare-premises-later = { $n ->
    [one] The premises of { $unit } open one month later ({ $month }).
   *[other] The premises of { $unit } open { $n } months later ({ $month }).
}
compare-premises-earlier = { $n ->
    [one] The premises of { $unit } open one month earlier ({ $month }).
   *[other] The premises of { $unit } open { $n } months earlier ({ $month }).
}
compare-funding-gone = The funding “{ $source }” is gone.
compare-funding-new = The funding “{ $source }” is added.
compare-funding-changed = The funding “{ $source }” has other terms.
compare-parameter = Assumption: { $name } is { $after } in place of { $before } ({ $unit }).
compare-parameter-range = Assumption: { $name } has the same value but another range.
compare-others = Beside that, these differ: { $parts }.
compare-other-fit-out = how fit-out is paid
compare-other-overhead = payroll overhead of single years
compare-other-rules = what the assignment is held to
compare-other-roles = roles
compare-other-cases = types of case
compare-other-visits = visiting days
compare-other-gates = follow-up before steps, or later bases
compare-cost = Net cost { $year }: SEK { $difference } million.
compare-cost-range = Net cost { $year }: SEK { $difference } million (P10–P90 { $low } to { $high }).
compare-net_new = Net cost against the baseline, whole period
compare-gross = Gross cost, whole period
compare-gap = Unfunded, whole period
compare-coverage = Need coverage, last twelve months
compare-lowest_coverage = Lowest need coverage among the bases
compare-caseload = Highest caseload among the bases
compare-overdue = Investigations older than four months, last month
compare-posts = Posts, last month
compare-rolled_out = Rollout share, last month
compare-load_spread = Largest load over the smallest
compare-mean_way = The children's mean way to the base
compare-moved = Districts with another unit
compare-unit-posts = posts
compare-unit-districts = districts
compare-unit-cases = cases
cli-compare-title = { $title }: compared with { $reference }
cli-compare-measure = Measure
cli-compare-differs = What differs in “{ $scenario }”
cli-compare-runs = P10–P90 from { $runs } runs with common random numbers (seed { $seed }).
cli-compare-unknown = The plan has no scenario “{ $name }”. It has { $known }.
cli-compare-too-few = Give at least one scenario to compare, and at most { $most } together with what they are compared with.

## The work place Compare

workspace-compare = Compare
scenario-menu = Scenarios
scenario-menu-about = The plan's scenarios: open another one, or make a copy to change.
scenario-heading = Scenarios
scenario-about = Scenarios share map, tables, period, prices and need index. The open one is what is changed in all other work places.
scenario-duplicate = Duplicate the open one
scenario-compare = Compare scenarios
scenario-copy-of = { $name } – copy
scenario-add-preset = Add a preset
scenario-compare-one = Compare { $name }
scenario-is-open = Open: what is changed
scenario-open = Open
scenario-baseline-about = Today's organisation carried on, without steps to come.
scenario-is-reference = the others are compared with this
scenario-make-reference = Compare the others with this
scenario-remove = Remove
scenario-more = More
scenario-open-heading = The open scenario
scenario-name = Name
scenario-description = Description
compare-below-figures = Key figures
compare-below-curves = Curves
compare-below-words = In words
compare-one-only = Choose at least one more scenario to compare with, or duplicate the open one and change the copy.
compare-against = compared with { $reference }
compare-copy-words = Copy the text
compare-runs-note = In brackets: P10 to P90 from 1,000 runs of both with the same random numbers.
compare-runs-waiting = How sure the difference is is being worked out …
compare-maps-beside = Side by side
compare-maps-curtain = Swipe
compare-maps-differences = Only what differs
compare-maps-fit = The whole city
compare-maps-moved = { $n ->
    [0] no districts differ
    [one] { $n } district differs
   *[other] { $n } districts differ
}
compare-maps-curtain-handle = Border between the maps
compare-curve-coverage = Need coverage, per cent
compare-curve-caseload = Caseload
compare-curve-cost = Gross cost, SEK million a month
compare-curve-open = Open investigations
compare-curve-posts = Posts

# Status, version, date and sender of the papers
edit-label-paper-status = change the status to { $status ->
    [forslag] proposal
    [beslutad] decided
   *[other] draft
}
edit-label-paper-version = change the papers' version to { $version }
edit-label-paper-date = change the papers' date to { $date }
edit-label-paper-logo = change the logo
edit-label-papers = change the papers' sender
edit-error-paper-text = A text of the papers is too long or has several lines. Write at most { $most } characters on one line.
edit-error-accent-too-light = The colour { $colour } has a contrast of { $contrast }:1 with white, which not everybody can read. Choose a darker one, with at least { $least }:1.
edit-error-logo-too-large = The logo has { $size } kB. It may have { $most } kB: choose a smaller picture, SVG for preference.
edit-error-logo-format = The file is no logo. Choose a PNG, JPEG or SVG file.
edit-error-logo-without-alt = The logo has no alternative text. Write what it shows, such as "Linköping Municipality".
logo-error-broken = The logo cannot be drawn: { $detail }. Choose another file.
logo-error-linked = The logo shows pictures of other files. Save it with the pictures inside and choose it again.
logo-note-dropped = The plan's logo cannot be drawn ({ $detail }) and was removed. Choose it again in Export.
store-problem-day = "{ $value }" is not a day. Write it as 2027-04-30.
store-problem-colour = "{ $value }" is not a colour. Write it as #0b5c61.
memo-proposal-own = Proposed decision of { $committee }

# Export
menu-export-several = Export …
menu-copy-map = Copy the map
notice-map-copied = The map is copied as a picture
notice-not-shown = The system has no program that opens { $path }. The files are there.
export-title = Export
export-for = For whom?
export-for-committee = The committee
export-for-economy = Finance
export-for-wall = The map on the wall
export-for-gis = GIS
export-for-handout = To read on a tablet
export-what = What
export-papers = The papers
export-how = How
export-about-tjansteskrivelse = To the committee, under the municipality's headings
export-about-webbsida = The whole plan as a page to tap, for tablets and computers
export-about-kartblad = One map to print, with its legend
export-about-kartbok = A page for each step: what changes
export-about-antaganden = Every value that the calculation rests on, with its source
export-about-arbetsbok = All figures with live sums, for Excel
export-about-geopackage = Areas and bases for QGIS and ArcGIS
export-about-geojson = Areas for maps on the web and other programs
export-about-csv = Tables as text files in a folder of their own
export-about-svg = The map as shown, scalable, for layout
export-about-png = The map as shown, for slides and the web
export-status = Status
export-version = Version
export-version-hint = e.g. 1.0
export-date = Date
export-date-hint = e.g. 2027-04-30
export-size = Page size
export-language = Language
export-language-sv = Svenska
export-language-en = English
export-runs = Uncertainty
export-runs-none = Without
export-runs-of = { $n } runs
export-runs-about = How sure the amounts are, from so many runs with the plan's own seed
export-children = Child impact assessment
export-passport = The plan goes along in the files
export-passport-about = Whoever gets the file can open the plan out of it. By itself this is on while the status is draft, and off after that.
export-scenario = Scenario
export-sender = Sender and logo
export-sender-about = Kept in the plan, for all papers.
export-committee = Committee
export-department = Department
export-accent = Headings
export-logo = Logo
export-logo-pick = Choose …
export-logo-remove = Remove
export-logo-is = { $kind }, { $size } kB
export-logo-alt = The sender's logo
export-alt = Alternative text
export-alt-hint = What the logo shows
export-first-page = First page
export-parts = Contents
export-page-of = Preview: { $what }
export-rows = { $n ->
    [one] 1 row
   *[other] { $n } rows
}
export-areas = { $n ->
    [one] 1 area
   *[other] { $n } areas
}
export-areas-about = Base, step, first month, children and colour of each area
export-areas-geojson = With base, step and the map's own properties, in WGS 84
export-points = { $n ->
    [one] 1 base as a point, with posts and premises
   *[other] { $n } bases as points, with posts and premises
}
export-folder = Folder
export-folder-hint = Write a folder or choose one
export-folder-pick = Choose folder …
export-opens = Open the folder afterwards
export-nothing = Choose at least one file.
export-kept-in-plan = Status, version, date and sender are kept in the plan and can be undone.
export-start = { $n ->
    [0] Export
    [one] Export 1 file
   *[other] Export { $n } files
}
export-making = { $number } of { $of }: { $what }
export-stop = Stop the export
export-stands = { $n ->
    [one] Is there already: { $names }
   *[other] { $n } are there already: { $names }
}
export-replace = Replace
export-keep-both = Keep both
export-done = { $n ->
    [one] 1 file is in { $folder }
   *[other] { $n } files are in { $folder }
}
export-show-folder = Open the folder
export-show-file = Open the file
export-finish = Done
dialog-folder-title = Export to the folder
dialog-logo-title = Choose a logo
file-type-logo = Logo (SVG, PNG, JPEG)
xlsx-summary-about = Key figures by year, with charts
xlsx-file-about = What the plan, the sheets and the columns are
# The plan inside an export (its passport)
store-error-passport = { $path }: { $problem ->
        [passport-error-damaged] { passport-error-damaged }
        [passport-error-too-large] { passport-error-too-large }
        [passport-error-wrong] { passport-error-wrong }
        [passport-error-newer] { passport-error-newer }
        [passport-error-no-map] { passport-error-no-map }
       *[passport-error-missing] { passport-error-missing }
    }
passport-error-missing = The file carries no plan. It was exported without one, or another program took it away. Open the plan file (.narplan.json) instead.
passport-error-damaged = The file cannot be read as { $kind }: { $detail }
passport-error-too-large = The plan in the file is larger than { $limit } MiB.
passport-error-wrong = The plan in the file cannot be read: { $detail }
passport-error-newer = The plan in the file has version { $found }, but this program reads only up to version { $known }. Update Närplan.
passport-error-no-map = The plan is on the map “{ $file }”, which does not lie beside the file. Put the map in the same folder and open again.
passport-note-differs = { $part ->
        [map] The map is not the one that the file was made on.
        [figures] The map's figures are not those that the file was made with. Results may differ.
        [tables] The plan's tables (travel times, children, finer areas) are not those that the file was made with.
        [assignment] Which base each district belongs to is not as when the file was made.
        [assumptions] The assumptions are not those that the file was made with.
       *[plan] Something in the plan has been changed since the file was made.
    }
passport-note-program = The file was made with Närplan { $version }. Results may differ from those in the file.
paper-passport = The plan that the document rests on. Open the document in Närplan to get it.
xlsx-about-passport = plan
xlsx-about-passport-in = The file carries the plan that it rests on, as an XML part that no sheet shows. Open the file in Närplan to get the plan. Notes and hidden values do not go along.
xlsx-about-passport-out = The file does not carry the plan that it rests on.
# The plan as a web page
handout-about = About the plan
handout-after = After
handout-after-when = { $month }, when all steps are in place
handout-bases = Who is responsible
handout-basis = Sources and assumptions
handout-before = Before
handout-before-when = Before the first step
handout-blank-map = This district is not on the map that is shown.
handout-caseload = Cases per social worker
handout-choose = Tap a district on the map, or choose it in the list.
handout-city = The city
handout-close = Close
handout-compare = Compare with before
handout-count = { $n ->
    [one] { $n } district
   *[other] { $n } districts
}
handout-coverage = Need coverage
handout-dark = Dark mode
handout-district = District
handout-districts = All districts
handout-districts-caption = The districts when all steps are in place
handout-economy = Costs and funding
handout-filled-of = { $filled } of { $posts }
handout-fresh = Hatched: changes in this step
handout-hidden = Two dots (..) mean that a small number is hidden, so that nobody can be recognised.
handout-keys = Map of the districts. The arrow keys go to the next district, Enter opens it.
handout-language = Language
handout-live = Responsible
handout-map = Map and steps
handout-map-before = Map: before the first step
handout-never = Stays with the central organisation
handout-next = Next step
handout-no-figures = Outside the months that are calculated.
handout-no-script = Scripts are switched off. The map shows how it is when all steps are in place; all tables are below.
handout-none = None chosen
handout-one-file = The page is a single file and fetches nothing from the net.
handout-part = Part of the map
handout-position = Position { $n } of { $all }
handout-previous = Previous step
handout-print = Print
handout-rollout = The rollout
handout-scenario = Scenario: { $name }
handout-served-by = Responsible
handout-served-in-the-end = Base in the end
handout-shows = The map shows
handout-signs = The sign on the map tells which line of the legend applies.
handout-skip = Go to the map
handout-slider = Step of the rollout
handout-sources = Sources
handout-staff = Filled posts
handout-table-units = The units
handout-whole = The whole map
menu-export-handout = Web page to show on a tablet (HTML) …
report-error-page = The web page could not be made: { $detail }

# Charts as pictures
chart-copy = Copy the picture
chart-menu = Picture of the chart: { $chart }
chart-of-model = Computed by the model from the plan’s assumptions. Each of them with its source stands in the paper Assumptions.
chart-save = Save as PNG or SVG …
notice-chart-copied = The chart is copied as a picture
scatter-title = { $up } against { $right }
cli-no-chart = the plan gives nothing to show in the chart { $chart }
chart-of-runs = Computed by the model in { $runs } runs with seed { $seed }, from the plan’s assumptions with their ranges. Each of them with its source stands in the paper Assumptions.
chart-of-figures = none named in the map’s table
chart-of-assignment = Counted from the map’s figures, the plan’s assignment and its assumptions. Each of them with its source stands in the paper Assumptions.
chart-of-divisions = The plan among { $plans } assignments drawn by chance with seed { $seed }, counted from the map’s figures and the plan’s assumptions.
chart-of-plan = From the plan: steps, posts, premises and funding as they are assumed. Each assumption with its source stands in the paper Assumptions.
chart-of-worked = worked out by Närplan from the map’s table and the plan’s weights

# The web page before it is made
export-web-basis = The plan’s words, sources and every assumption
export-web-economy = Cost, funding and what is lacking, by year
export-web-map = Before the steps and after each of them; tap a district for its figures
export-web-rollout = What each step changes, and what it costs
compare-picture = Comparison: { $sides }
compare-curves-about = The whole municipality of each scenario month by month, with the likeliest values

# Tables for other programs
csv-om-format-rfc4180 = UTF-8 by RFC 4180: commas between columns, decimal point, months written year-month. A text that begins with = + - or @ has an apostrophe put before it, so that a spreadsheet does not read it as a formula. Empty cell: no value.
export-csv-format = Tables
export-csv-rfc4180 = RFC 4180
export-csv-swedish = Swedish Excel
