//! Costs that stand below their sums: all at one place, at which readers who add them up find the sums.

use weft_core::{Language, words};

/// How costs of one chapter are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Costs {
    /// Whole from ten minutes up.
    Whole,
    /// One decimal, where whole minutes would make other sums than there are.
    Tenths,
}

impl Costs {
    /// The coarser way in which every one of these lists makes its sum.
    pub(super) fn of(lists: &[Vec<f64>]) -> Self {
        let agrees = |list: &Vec<f64>| {
            let exact = words::rounded_minutes(list.iter().sum());
            words::nine(words::rounded_minutes(Self::Whole.sum(list)) - exact) == 0.0
        };
        if lists.iter().all(agrees) {
            Self::Whole
        } else {
            Self::Tenths
        }
    }

    /// A cost or a sum in person-minutes.
    pub(super) fn says(self, minutes: f64, language: Language) -> String {
        match self {
            Self::Whole => language.minutes(minutes),
            Self::Tenths => language.one_decimal(minutes),
        }
    }

    /// The sum of these costs as they are printed.
    pub(super) fn sum(self, list: &[f64]) -> f64 {
        list.iter().map(|minutes| self.rounded(*minutes)).sum()
    }

    fn rounded(self, minutes: f64) -> f64 {
        match self {
            Self::Whole => words::rounded_minutes(minutes),
            Self::Tenths => words::round_to(minutes, 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_stand_only_where_whole_minutes_make_another_sum() {
        assert_eq!(Costs::of(&[vec![60.0, 123.1, 90.0]]), Costs::Whole);
        assert_eq!(Costs::of(&[vec![10.4, 20.4, 30.4]]), Costs::Tenths);
        assert_eq!(Costs::Tenths.says(20.4, Language::German), "20,4");
        assert_eq!(Costs::of(&[]), Costs::Whole);
    }

    #[test]
    fn sums_are_those_of_what_is_printed() {
        for step in 1..200_u32 {
            let costs = |at: u32| f64::from(step * at % 997) / 7.0 + 10.0;
            let list: Vec<f64> = (1..9).map(costs).collect();
            let way = Costs::of(std::slice::from_ref(&list));
            let read = |minutes: f64| {
                let said = way.says(minutes, Language::English).replace(',', "");
                said.parse::<f64>().expect("minutes")
            };
            let added: f64 = list.iter().map(|minutes| read(*minutes)).sum();
            let (sum, exact) = (way.sum(&list), list.iter().sum::<f64>());
            assert!((read(sum) - added).abs() < 1e-6, "{sum} for {added}");
            assert!((sum - exact).abs() <= 0.5 + 1e-6, "{sum} for {exact}");
        }
    }
}
