//! A long waiting list, solved; and written down, for another solver to solve the same.

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use matching::assign::{Problem, Wait, solve};

use super::chance::Chance;

/// Costs are in tenths of a point of fit, 0 to 1,000.
const WORST: u32 = 1_000;

/// Places for about four clients in five.
fn capacities(clients: u32, therapists: u32, chance: &mut Chance) -> Vec<u32> {
    let mean = (clients * 4 / 5 / therapists).max(1);
    let drawn = |_| 1 + chance.below(2 * mean - 1);
    (0..therapists).map(drawn).collect()
}

/// A client's pairs. Some therapists fit nearly everyone and are wanted by all: the list would be
/// easy to solve if nobody stood in anybody's way.
fn pairs(therapists: u32, count: u32, chance: &mut Chance) -> Vec<(u32, u32)> {
    let mut chosen: Vec<u32> = (0..therapists).collect();
    if count < therapists {
        chosen.clear();
        while chosen.len() < count as usize {
            // The smaller of two draws: therapists of low numbers are on more lists.
            let one = chance.below(therapists).min(chance.below(therapists));
            if !chosen.contains(&one) {
                chosen.push(one);
            }
        }
    }
    let cost = |therapist: u32, chance: &mut Chance| {
        let known = 400 * therapist / therapists;
        (known + chance.below(WORST - 400)).min(WORST)
    };
    chosen
        .into_iter()
        .map(|therapist| (therapist, cost(therapist, chance)))
        .collect()
}

fn made(clients: u32, therapists: u32, count: u32) -> Result<Problem, Box<dyn Error>> {
    let mut chance = Chance(1);
    let mut problem = Problem::new(capacities(clients, therapists, &mut chance));
    for _ in 0..clients {
        // The longer the wait and the greater the need, the dearer it is to wait on.
        let wait = Wait::alone(WORST + 200 * chance.below(5) + chance.below(520));
        problem.add(wait, &pairs(therapists, count, &mut chance))?;
    }
    Ok(problem)
}

fn write(path: &Path, numbers: impl Iterator<Item = u32>) -> std::io::Result<()> {
    let bytes: Vec<u8> = numbers.flat_map(u32::to_le_bytes).collect();
    std::fs::write(path, bytes)
}

fn write_down(problem: &Problem, folder: &Path) -> std::io::Result<()> {
    let all = || (0..problem.clients()).flat_map(|client| problem.pairs_of(client));
    let waits = problem.waits().iter().map(|wait| wait.nobody);
    let lengths = (0..problem.clients()).map(|client| problem.pairs_of(client).count() as u32);
    write(
        &folder.join("capacities"),
        problem.capacities().iter().copied(),
    )?;
    write(&folder.join("waits"), waits)?;
    write(&folder.join("lengths"), lengths)?;
    write(&folder.join("therapists"), all().map(|pair| pair.0 as u32))?;
    write(&folder.join("costs"), all().map(|pair| pair.1))
}

pub fn measure(
    clients: u32,
    therapists: u32,
    count: u32,
    folder: &Path,
) -> Result<(), Box<dyn Error>> {
    let problem = made(clients, therapists, count)?;
    write_down(&problem, folder)?;
    let began = Instant::now();
    let plan = solve(&problem)?;
    let took = began.elapsed().as_secs_f64();
    let offered = plan.all().iter().filter(|offers| !offers.is_empty());
    println!("{} {took:.3} {}", plan.cost(), offered.count());
    Ok(())
}
