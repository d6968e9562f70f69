//! The policy in the file, and the file's own particulars.

use crate::support::{check_rows, desk, desk_with, edit, file_info};
use jiugai_domain::Code;
use jiugai_domain::policy::{Basis, Label, Measure, Policy, Profile, WinterStop};
use jiugai_store::{
    FileInfo, PolicyKind, PolicyPart, PolicyPartId, StoreError, Via, join_policy, split_policy,
};

#[test]
fn policy_parts() {
    check_rows::<PolicyPart>();
}

#[test]
fn the_title_can_be_changed_and_undone() {
    let desk = desk();
    let renamed = FileInfo { title: "新标题".to_owned(), ..file_info() };
    desk.work(|tx| tx.update(&renamed));
    assert_eq!(desk.store.all::<FileInfo>().expect("read"), [renamed]);
    desk.store.undo(Via::Window).expect("undo").expect("the title");
    assert_eq!(desk.store.all::<FileInfo>().expect("read"), [file_info()]);
}

fn label(zh: &str) -> Label {
    Label { zh: zh.to_owned(), en: "x".to_owned() }
}

fn basis() -> Basis {
    Basis { source: String::new(), assumption: true }
}

fn measure(code: &str) -> Measure {
    Measure {
        code: Code::new(code),
        name: label(code),
        class_code: Code::new("basic"),
        facet: jiugai_domain::finding::Facet::Lines,
        unit: "m²".to_owned(),
        effect_code: None,
        is_common_part: true,
        is_underground: false,
        known_prices: Vec::new(),
        basis: basis(),
    }
}

fn policy() -> Policy {
    Policy {
        profile: Profile {
            code: Code::new("national"),
            name: label("全国"),
            version: "1".to_owned(),
            based_on: None,
            note: None,
            sanity: None,
        },
        facets: Vec::new(),
        items: Vec::new(),
        classes: Vec::new(),
        measures: vec![measure("roads"), measure("gas"), measure("lifts")],
        packages: Vec::new(),
        effects: Vec::new(),
        sources: Vec::new(),
        rules: Vec::new(),
        gates: Vec::new(),
        stage_templates: Vec::new(),
        calendars: Vec::new(),
        winter_stop: Some(WinterStop { from: (11, 1), to: (3, 31), basis: basis() }),
    }
}

#[test]
fn a_file_carries_its_policy() {
    let parts = split_policy(&policy()).expect("it comes apart");
    assert_eq!(parts.len(), 5);
    assert!(parts.iter().all(PolicyPart::is_as_shipped));
    let desk = desk_with(&parts).reopen();
    let kept = desk.store.all::<PolicyPart>().expect("read");
    assert_eq!(join_policy(&kept).expect("it comes together"), policy(), "order included");
    assert_eq!(desk.store.history(9).expect("history"), [], "creating is not undoable");
}

#[test]
fn an_edited_part_says_so_and_can_be_undone() {
    let desk = desk_with(&split_policy(&policy()).expect("it comes apart"));
    let id = PolicyPartId { kind: PolicyKind::Measure, code: Code::new("gas") };
    desk.work(|tx| {
        let part = tx.get::<PolicyPart>(id.clone())?;
        tx.update(&PolicyPart { body: part.body.replace("m²", "m"), ..part })
    });
    let part = desk.store.find::<PolicyPart>(id).expect("read").expect("the part");
    assert!(!part.is_as_shipped());
    desk.store.undo(Via::Window).expect("undo").expect("the part");
    let parts = desk.store.all::<PolicyPart>().expect("read");
    assert_eq!(join_policy(&parts).expect("it comes together"), policy());
}

#[test]
fn a_part_that_cannot_be_read_is_named() {
    let desk = desk_with(&split_policy(&policy()).expect("it comes apart"));
    let id = PolicyPartId { kind: PolicyKind::Measure, code: Code::new("gas") };
    desk.store
        .transact(edit(), |tx| {
            let part = tx.get::<PolicyPart>(id.clone())?;
            tx.update(&PolicyPart { body: "{}".to_owned(), ..part })
        })
        .expect("the store does not judge");
    let parts = desk.store.all::<PolicyPart>().expect("read");
    match join_policy(&parts) {
        Err(StoreError::BadPolicy { id, .. }) => assert_eq!(id, "measure:gas"),
        other => panic!("{other:?}"),
    }
}
