//! The thin thread: create, change, undo, redo, reopen.

use jiugai_domain::CommunityId;
use jiugai_domain::community::{Community, HousingKind, PipelineStage, Scale};
use jiugai_store::*;

#[test]
fn an_edit_is_kept_undone_and_redone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("试点.jiugai");
    let services = Services::system("测试员");
    let info = FileInfo {
        id: FileInfoId,
        title: "试点".into(),
        division_name: "某区".into(),
        compiling_unit: "区住建局".into(),
        created_at: services.clock.now(),
        note: String::new(),
    };
    let store = Store::create(&path, &info, &[], services.clone()).expect("created");
    assert_eq!(store.access(), &Access::Writer);
    let commit = store
        .transact(Op::new("community.add", "新增小区", Via::Window), |tx| {
            let community = Community {
                id: tx.new_id(),
                division_id: None,
                cluster_id: None,
                name: "幸福里".into(),
                former_name: String::new(),
                address: String::new(),
                kind: HousingKind::Estate,
                built_from: None,
                built_to: Some(1998),
                scale: Scale::default(),
                in_scope: Scale::default(),
                units: None,
                residents: None,
                elderly: None,
                low_income_households: None,
                lifts: None,
                to_be_expropriated: None,
                owner_unit: String::new(),
                ownership: None,
                property_mode: None,
                property_fee: None,
                owners_committee: Some(true),
                maintenance_fund: None,
                earlier_renewal: String::new(),
                stage: PipelineStage::Reserve,
                note: String::new(),
            };
            tx.insert(&community)?;
            Ok::<_, StoreError>(community.id)
        })
        .expect("added");
    let id: CommunityId = commit.value;
    assert_eq!(commit.changed.len(), 1);
    assert!(store.find::<Community>(id).expect("read").is_some());
    drop(store);
    let store = Store::open(&path, services).expect("opened");
    let undone = store.undo(Via::Window).expect("undo").expect("something");
    assert_eq!(undone.changed[0].kind, ChangeKind::Removed);
    assert_eq!(store.all::<Community>().expect("read"), []);
    store.redo(Via::Window).expect("redo").expect("something");
    assert_eq!(store.all::<Community>().expect("read").len(), 1);
    assert_eq!(store.history(10).expect("history").len(), 3);
}
