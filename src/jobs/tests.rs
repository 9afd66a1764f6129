//! How jobs behave towards their owner.

use std::sync::atomic::AtomicUsize;

use super::*;

fn jobs<R>() -> Jobs<R> {
    Jobs::new(Arc::new(|| {}))
}

#[test]
fn a_job_delivers_what_it_computed_under_its_key_and_name() {
    let mut jobs = jobs();
    let generation = jobs.start("sum", "Räknar", |_| 2 + 2);
    let done = jobs.wait_all();
    assert_eq!(done.len(), 1);
    assert_eq!((done[0].key.as_ref(), done[0].name.as_str()), ("sum", "Räknar"));
    assert_eq!((done[0].generation, &done[0].outcome), (generation, &Ok(4)));
}

#[test]
fn of_two_jobs_with_one_key_only_the_newest_is_delivered() {
    let mut jobs = jobs();
    let (release, held) = channel::<()>();
    jobs.start("map", "old", move |_| {
        held.recv().unwrap();
        "old"
    });
    jobs.start("map", "new", |_| "new");
    release.send(()).unwrap();
    let outcomes: Vec<_> = jobs.wait_all().into_iter().map(|done| done.outcome).collect();
    assert_eq!(outcomes, [Ok("new")]);
}

#[test]
fn a_result_that_is_already_waiting_is_dropped_when_a_newer_job_starts() {
    let (woken, wakes) = channel();
    let mut jobs = Jobs::new(Arc::new(move || woken.send(()).unwrap()));
    jobs.start("map", "old", |_| "old");
    wakes.recv().unwrap();
    jobs.start("map", "new", |_| "new");
    let outcomes: Vec<_> = jobs.wait_all().into_iter().map(|done| done.outcome).collect();
    assert_eq!(outcomes, [Ok("new")]);
}

#[test]
fn jobs_with_different_keys_do_not_disturb_each_other() {
    let mut jobs = jobs();
    jobs.start("a", "a", |_| 1);
    jobs.start("b", "b", |_| 2);
    let mut outcomes: Vec<_> =
        jobs.wait_all().into_iter().map(|done| done.outcome.unwrap()).collect();
    outcomes.sort_unstable();
    assert_eq!(outcomes, [1, 2]);
}

#[test]
fn a_panic_inside_a_job_becomes_a_message() {
    let mut jobs: Jobs<()> = jobs();
    jobs.start("bad", "Räknar fel", |_| panic!("division of {}", 7));
    let done = jobs.wait_all();
    let panic = done[0].outcome.clone().unwrap_err();
    assert_eq!(panic, JobPanic { name: "Räknar fel".into(), message: "division of 7".into() });
}

#[test]
fn a_cancelled_job_sees_it_and_its_result_is_dropped() {
    let mut jobs = jobs();
    let (seen, was_seen) = channel();
    jobs.start("long", "long", move |context| {
        while !context.is_cancelled() {
            thread::yield_now();
        }
        seen.send(true).unwrap();
    });
    assert!(jobs.is_running("long"));
    jobs.cancel("long");
    assert!(!jobs.is_running("long"));
    assert!(jobs.wait_all().is_empty());
    assert_eq!(was_seen.recv(), Ok(true));
}

#[test]
fn jobs_are_told_when_their_owner_goes_away() {
    let (seen, was_seen) = channel();
    let mut jobs = jobs();
    jobs.start("long", "long", move |context| {
        while !context.is_cancelled() {
            thread::yield_now();
        }
        seen.send(true).unwrap();
    });
    drop(jobs);
    assert_eq!(was_seen.recv(), Ok(true));
}

#[test]
fn progress_is_seen_while_the_job_runs() {
    let mut jobs = jobs();
    let (reached, at) = channel();
    let (release, held) = channel::<()>();
    jobs.start("half", "half", move |context| {
        context.set_progress(0.5);
        reached.send(()).unwrap();
        held.recv().unwrap();
    });
    at.recv().unwrap();
    assert_eq!(jobs.progress("half"), Some(0.5));
    assert_eq!(jobs.running().map(|job| job.progress).collect::<Vec<_>>(), [0.5]);
    release.send(()).unwrap();
    jobs.wait_all();
    assert_eq!(jobs.progress("half"), None);
}

#[test]
fn the_window_wakes_once_for_each_whole_per_cent_and_once_at_the_end() {
    let wakes = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&wakes);
    let (ended, end) = channel();
    let mut jobs = Jobs::new(Arc::new(move || {
        counted.fetch_add(1, Ordering::SeqCst);
        ended.send(()).unwrap();
    }));
    jobs.start("steps", "steps", |context| {
        (0..=1000).for_each(|step: u16| context.set_progress(f32::from(step) / 1000.0));
    });
    jobs.wait_all();
    // The last wake comes after the result; 100 per cents and the end.
    (0..101).for_each(|_| end.recv().unwrap());
    assert_eq!(wakes.load(Ordering::SeqCst), 101);
}

#[test]
fn poll_never_waits_for_a_job_under_way() {
    let mut jobs = jobs();
    let (release, held) = channel::<()>();
    jobs.start("held", "held", move |_| held.recv().unwrap());
    assert!(jobs.poll().is_empty());
    release.send(()).unwrap();
    assert_eq!(jobs.wait_all().len(), 1);
}
