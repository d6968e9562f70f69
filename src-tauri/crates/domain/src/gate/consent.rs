//! Consent: the rates to enter the annual plan, and the vote of Civil Code art. 278 to start.
//!
//! All comparisons are exact, part × denominator against whole × numerator, without rounding.

use super::community::confirmed;
use super::{MissingCode, NumberCode, NumberValue, ReasonCode, Records, Verdict};
use crate::evidence::{Ballot, EvidenceKind, VoteClause};
use crate::{BasisPoints, SquareMetres};

/// Participation and agreement by heads against the local ratios, and the consensus on long-term
/// management as a confirmation. A ratio the place has not set leaves the gate undecided.
pub(super) fn consensus(
    verdict: &mut Verdict,
    records: &Records<'_>,
    participation: Option<BasisPoints>,
    agreement: Option<BasisPoints>,
) {
    let rates = records.latest(|record| record.kind == EvidenceKind::Rates);
    if let Some(rates) = verdict.need(rates, MissingCode::RatesRecord) {
        let ballot = Known::of(verdict, &rates.ballot);
        ballot.show(verdict);
        let threshold = verdict.need(participation, MissingCode::ParticipationThreshold);
        if let Some(points) = threshold {
            verdict.number(NumberCode::ParticipationThreshold, NumberValue::Points(points));
            if ballot.heads_taking_part().is_some_and(|share| !share.is_at_least(fraction(points)))
            {
                verdict.open(ReasonCode::ParticipationTooLow);
            }
        }
        let threshold = verdict.need(agreement, MissingCode::AgreementThreshold);
        if let Some(points) = threshold {
            verdict.number(NumberCode::AgreementThreshold, NumberValue::Points(points));
            if ballot.heads_agreeing().is_some_and(|share| !share.is_at_least(fraction(points))) {
                verdict.open(ReasonCode::AgreementTooLow);
            }
        }
    } else {
        verdict.need(participation, MissingCode::ParticipationThreshold);
        verdict.need(agreement, MissingCode::AgreementThreshold);
    }
    confirmed(verdict, records);
}

/// Taking part at least `taking_part` by heads and by area; agreeing, of those taking part, more
/// than `ordinary_over` or at least `special_from`, by heads and by area. A person picks the clause.
pub(super) fn vote(
    verdict: &mut Verdict,
    records: &Records<'_>,
    taking_part: (i64, i64),
    ordinary_over: (i64, i64),
    special_from: (i64, i64),
) {
    let vote = records.latest(|record| record.kind == EvidenceKind::Vote);
    let Some(vote) = verdict.need(vote, MissingCode::VoteRecord) else {
        return;
    };
    let ballot = Known::of(verdict, &vote.ballot);
    ballot.need_area(verdict);
    ballot.show(verdict);
    let threshold = NumberValue::Fraction(taking_part.0, taking_part.1);
    verdict.number(NumberCode::ParticipationThreshold, threshold);
    if ballot.heads_taking_part().is_some_and(|share| !share.is_at_least(taking_part)) {
        verdict.open(ReasonCode::TooFewOwners);
    }
    if ballot.area_taking_part().is_some_and(|share| !share.is_at_least(taking_part)) {
        verdict.open(ReasonCode::TooLittleArea);
    }
    let Some(clause) = verdict.need(vote.clause, MissingCode::VoteClause) else {
        return;
    };
    let threshold = match clause {
        VoteClause::Ordinary => ordinary_over,
        VoteClause::Special => special_from,
    };
    let holds = |share: Part| match clause {
        VoteClause::Ordinary => share.is_over(threshold),
        VoteClause::Special => share.is_at_least(threshold),
    };
    let shown = NumberValue::Fraction(threshold.0, threshold.1);
    verdict.number(NumberCode::AgreementThreshold, shown);
    if ballot.heads_agreeing().is_some_and(|share| !holds(share)) {
        verdict.open(ReasonCode::TooFewAgree);
    }
    if ballot.area_agreeing().is_some_and(|share| !holds(share)) {
        verdict.open(ReasonCode::TooLittleAreaAgrees);
    }
}

fn fraction(points: BasisPoints) -> (i64, i64) {
    (i64::from(points.0), 10_000)
}

/// A part of a whole; the whole is positive.
#[derive(Clone, Copy)]
struct Part {
    part: i64,
    whole: i64,
}

impl Part {
    fn is_at_least(self, (numerator, denominator): (i64, i64)) -> bool {
        i128::from(self.part) * i128::from(denominator)
            >= i128::from(self.whole) * i128::from(numerator)
    }

    fn is_over(self, (numerator, denominator): (i64, i64)) -> bool {
        i128::from(self.part) * i128::from(denominator)
            > i128::from(self.whole) * i128::from(numerator)
    }
}

/// A ballot whose counts do not contradict one another; heads were asked for.
struct Known(Ballot);

impl Known {
    /// Asks for the counts by heads. Counts that contradict one another open the gate.
    fn of(verdict: &mut Verdict, ballot: &Ballot) -> Self {
        verdict.need(ballot.owners.filter(|all| *all > 0), MissingCode::Owners);
        verdict.need(ballot.owners_taking_part, MissingCode::OwnersTakingPart);
        verdict.need(ballot.owners_agreeing, MissingCode::OwnersAgreeing);
        let exceeds = |part: Option<i64>, whole: Option<i64>| {
            part.is_some_and(|part| part < 0)
                || part.zip(whole).is_some_and(|(part, whole)| part > whole)
        };
        let hundredths = |area: Option<SquareMetres>| area.map(|area| area.0);
        if exceeds(ballot.owners_taking_part, ballot.owners)
            || exceeds(ballot.owners_agreeing, ballot.owners_taking_part)
            || exceeds(hundredths(ballot.area_taking_part), hundredths(ballot.area))
            || exceeds(hundredths(ballot.area_agreeing), hundredths(ballot.area_taking_part))
        {
            verdict.open(ReasonCode::CountsContradict);
        }
        Self(*ballot)
    }

    fn need_area(&self, verdict: &mut Verdict) {
        verdict.need(self.0.area.filter(|all| all.0 > 0), MissingCode::Area);
        verdict.need(self.0.area_taking_part, MissingCode::AreaTakingPart);
        verdict.need(self.0.area_agreeing, MissingCode::AreaAgreeing);
    }

    fn show(&self, verdict: &mut Verdict) {
        let heads = [
            (NumberCode::ParticipationByHeads, self.heads_taking_part()),
            (NumberCode::AgreementByHeads, self.heads_agreeing()),
        ];
        for (code, share) in heads {
            if let Some(Part { part, whole }) = share {
                verdict.number(code, NumberValue::Share { part, whole });
            }
        }
        let areas = [
            (NumberCode::ParticipationByArea, self.area_taking_part()),
            (NumberCode::AgreementByArea, self.area_agreeing()),
        ];
        for (code, share) in areas {
            if let Some(Part { part, whole }) = share {
                let (part, whole) = (SquareMetres(part), SquareMetres(whole));
                verdict.number(code, NumberValue::AreaShare { part, whole });
            }
        }
    }

    fn heads_taking_part(&self) -> Option<Part> {
        part(self.0.owners_taking_part, self.0.owners)
    }

    fn heads_agreeing(&self) -> Option<Part> {
        part(self.0.owners_agreeing, self.0.owners_taking_part)
    }

    fn area_taking_part(&self) -> Option<Part> {
        part(self.0.area_taking_part.map(|a| a.0), self.0.area.map(|a| a.0))
    }

    fn area_agreeing(&self) -> Option<Part> {
        part(self.0.area_agreeing.map(|a| a.0), self.0.area_taking_part.map(|a| a.0))
    }
}

fn part(part: Option<i64>, whole: Option<i64>) -> Option<Part> {
    let (part, whole) = (part?, whole?);
    (whole > 0).then_some(Part { part, whole })
}
