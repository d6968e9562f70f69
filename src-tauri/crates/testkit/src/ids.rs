//! Ids and a clock that are the same every time, in the shape the program expects.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use jiugai_store::{Clock, IdSource, Services, Stop};
use uuid::Uuid;

/// The moment generated data begins, in seconds since 1970: 2024-01-01 in Beijing. Earlier than
/// any clock the data meets, so that rows added later sort behind.
pub const FIRST_DAY: i64 = 1_704_038_400;

/// `UUIDv7` counted up from [`FIRST_DAY`]: ascending, with the spread of real ones.
#[derive(Debug, Default)]
pub struct CountedIds(AtomicU64);

impl IdSource for CountedIds {
    fn fresh(&self) -> Uuid {
        let count = self.0.fetch_add(1, Ordering::Relaxed);
        let millisecond = u128::from(FIRST_DAY.unsigned_abs() * 1000 + (count >> 12));
        let within = u128::from(count & 0xFFF);
        let tail = u128::from(crate::Random::new(count).next() >> 2);
        Uuid::from_u128(millisecond << 80 | 0x7 << 76 | within << 64 | 0b10 << 62 | tail)
    }
}

/// A clock that moves one second each time it is asked.
#[derive(Debug)]
struct Ticking(AtomicU64);

impl Clock for Ticking {
    fn now(&self) -> Timestamp {
        let second = i64::try_from(self.0.fetch_add(1, Ordering::Relaxed)).unwrap_or(0);
        Timestamp::from_second(FIRST_DAY + second).unwrap_or_default()
    }
}

/// What a store needs from outside, the same every time.
pub fn services() -> Services {
    Services {
        clock: Arc::new(Ticking(AtomicU64::new(0))),
        ids: Arc::new(CountedIds::default()),
        who: "generated".to_owned(),
        snapshots: None,
        stop: Stop::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_ascend_and_are_version_7() {
        let ids = CountedIds::default();
        let made: Vec<Uuid> = (0..10_000).map(|_| ids.fresh()).collect();
        assert!(made.is_sorted_by(|a, b| a < b));
        assert!(made.iter().all(|id| id.get_version_num() == 7));
    }
}
