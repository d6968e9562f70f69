//! Whole parts of a whole by weight: the method of the largest remainder.

/// Divides `total` by weights into whole parts that sum to it exactly: each gets its share rounded
/// down, what is left goes one by one to the largest remainders, equals in the order given.
/// Without any positive weight, or with nothing to divide, every part is 0; negative weights count
/// as none.
pub fn apportion(total: i64, weights: &[i64]) -> Vec<i64> {
    let weight = |w: &i64| i128::from((*w).max(0));
    let whole: i128 = weights.iter().map(weight).sum();
    if whole == 0 || total <= 0 {
        return vec![0; weights.len()];
    }
    let exact = |w: &i64| i128::from(total) * weight(w);
    let mut parts: Vec<i64> =
        weights.iter().map(|w| i64::try_from(exact(w) / whole).unwrap_or(i64::MAX)).collect();
    let left = total - parts.iter().sum::<i64>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(exact(&weights[*at]) % whole));
    for at in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        parts[at] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_left_goes_to_the_largest_remainders() {
        assert_eq!(apportion(100, &[1, 1, 1]), [34, 33, 33]);
        assert_eq!(apportion(10, &[6, 3, 1, 0]), [6, 3, 1, 0]);
        assert_eq!(apportion(1, &[1, 2]), [0, 1]);
        assert_eq!(apportion(5, &[0, -3]), [0, 0]);
    }

    proptest! {
        #[test]
        fn parts_sum_exactly_and_stay_within_one_of_the_exact_share(
            total in 0_i64..1_000_000_000_000_000,
            weights in proptest::collection::vec(0_i64..1_000_000_000_000, 1..12),
        ) {
            let whole: i128 = weights.iter().map(|w| i128::from(*w)).sum();
            prop_assume!(whole > 0);
            let parts = apportion(total, &weights);
            prop_assert_eq!(parts.iter().sum::<i64>(), total);
            for (part, weight) in parts.iter().zip(&weights) {
                let exact = i128::from(total) * i128::from(*weight);
                let floor = i64::try_from(exact / whole).expect("fits");
                let ceil = i64::try_from((exact + whole - 1) / whole).expect("fits");
                prop_assert!((floor..=ceil).contains(part));
            }
        }
    }
}
