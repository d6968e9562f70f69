//! Divisions, clusters, communities, buildings.

use crate::support::{Dice, Sample, check_rows, desk, refusal};
use jiugai_domain::community::{Building, Cluster, Community, Division, Scale};
use jiugai_domain::{CommunityId, SquareMetres};
use jiugai_store::StoreError;
use uuid::Uuid;

#[test]
fn divisions() {
    check_rows::<Division>();
}

#[test]
fn clusters() {
    check_rows::<Cluster>();
}

#[test]
fn communities() {
    check_rows::<Community>();
}

#[test]
fn buildings() {
    check_rows::<Building>();
}

#[test]
fn totals_and_scope_stand_apart() {
    let desk = desk();
    let id = desk
        .work(|tx| {
            let mut community = Community::sample(&mut Dice::new(1), tx)?;
            community.scale = Scale {
                buildings: Some(12),
                households: None,
                floor_area: SquareMetres::parse_exact("8153.6"),
            };
            community.in_scope = Scale { households: Some(0), ..Scale::default() };
            tx.insert(&community)?;
            Ok(community.id)
        })
        .value;
    let community = desk.store.find::<Community>(id).expect("read").expect("it is there");
    assert_eq!(community.scale.floor_area, Some(SquareMetres(815_360)));
    assert_eq!(community.scale.households, None, "unknown is not zero");
    assert_eq!(community.in_scope.households, Some(0), "zero is not unknown");
    assert_eq!(community.in_scope.buildings, None);
}

#[test]
fn a_community_with_buildings_stays() {
    let desk = desk();
    let community = desk
        .work(|tx| {
            let community = Community::sample(&mut Dice::new(1), tx)?;
            tx.insert(&community)?;
            tx.insert(&Building::sample(&mut Dice::new(1), tx)?)?;
            Ok(community.id)
        })
        .value;
    let error = refusal(&desk.store, |tx| tx.remove::<Community>(community));
    assert!(matches!(error, StoreError::StillReferenced { .. }), "{error}");
    let of = desk.store.all_where::<Building>("community_id", &community).expect("read");
    assert_eq!(of.len(), 1);
    let unknown = desk.store.all_where::<Building>("colour", &community);
    assert!(matches!(unknown, Err(StoreError::NoSuchColumn { .. })));
}

#[test]
fn a_building_needs_its_community() {
    let desk = desk();
    desk.work(|tx| tx.insert(&Community::sample(&mut Dice::new(1), tx)?));
    let error = refusal(&desk.store, |tx| {
        let building = Building::sample(&mut Dice::new(1), tx)?;
        tx.insert(&Building { community_id: CommunityId(Uuid::nil()), ..building })
    });
    assert!(matches!(error, StoreError::MissingReference { .. }), "{error}");
}

#[test]
fn an_id_is_used_once() {
    let desk = desk();
    let community = desk
        .work(|tx| {
            let community = Community::sample(&mut Dice::new(1), tx)?;
            tx.insert(&community)?;
            Ok(community)
        })
        .value;
    let error = refusal(&desk.store, |tx| tx.insert(&community));
    assert!(matches!(error, StoreError::AlreadyThere { .. }), "{error}");
}
