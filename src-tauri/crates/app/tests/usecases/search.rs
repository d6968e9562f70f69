//! Finding communities: kept current from edit to edit, the best fit first.

use jiugai_app::community::{self, Field, search};

use crate::support::{Place, empty};

fn found(place: &Place, text: &str) -> Vec<String> {
    search(place.snapshot(), text, 99).iter().map(|row| row.name.clone()).collect()
}

fn add(place: &mut Place, names: &[&str]) {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    community::add(&mut place.project, &names).expect("added");
}

#[test]
fn the_best_fit_comes_first() {
    let mut place = empty();
    add(&mut place, &["大东方红", "东方红小区", "东方红", "红旗里", "又一东方红"]);
    place.type_into("红旗里", Field::FormerName, "东方红宿舍").expect("typed");
    let order = ["东方红", "东方红小区", "红旗里", "大东方红", "又一东方红"];
    for text in ["东方红", "dongfanghong", "dfh"] {
        assert_eq!(found(&place, text), order, "{text}");
    }
    assert_eq!(search(place.snapshot(), "东", 2).len(), 2);
    assert_eq!(found(&place, " "), [""; 0]);
}

#[test]
fn what_is_found_follows_every_change() {
    let mut place = empty();
    add(&mut place, &["重庆路小区", "长乐里"]);
    for text in ["chongqing", "zhongqing", "cql", "zql"] {
        assert_eq!(found(&place, text), ["重庆路小区"], "{text}");
    }
    place.type_into("重庆路小区", Field::Name, "幸福里").expect("typed");
    assert_eq!(
        (found(&place, "chongqing"), found(&place, "xfl")),
        (vec![], vec!["幸福里".to_owned()])
    );
    place.project.undo().expect("undone");
    assert_eq!(
        (found(&place, "zql"), found(&place, "xfl")),
        (vec!["重庆路小区".to_owned()], vec![])
    );
    let id = place.id("长乐里");
    community::remove(&mut place.project, &[id]).expect("removed");
    assert_eq!(found(&place, "长"), [""; 0]);
    place.project.undo().expect("undone");
    assert_eq!(found(&place, "changyue"), ["长乐里"], "every reading of a character");
    place.check_current();
}
