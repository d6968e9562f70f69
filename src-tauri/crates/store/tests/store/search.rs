//! Names are found by Chinese, pinyin, initials and mixtures of them, the best fit first.

use jiugai_store::{Fit, Fragment, SearchKey};
use proptest::prelude::*;

fn fit(name: &str, former: &str, fragment: &str) -> Option<Fit> {
    SearchKey::new(name, former).fit(&Fragment::new(fragment))
}

#[test]
fn fragments_of_names() {
    let check = |name: &str, former: &str, found: &[&str], missed: &[&str]| {
        for fragment in found {
            assert!(fit(name, former, fragment).is_some(), "{fragment} finds {name}");
        }
        for fragment in missed {
            assert_eq!(fit(name, former, fragment), None, "{fragment} does not find {name}");
        }
    };
    check(
        "幸福里小区",
        "",
        &["", "福", "福里", "xingfuli", "XingF", "xfl", "xflxq", "幸fu里", "fuli", "xingfl"],
        &["福小", "xfx", "ngfu", "lifu", "xingfulixiaoquu", "é"],
    );
    check("重庆路", "", &["chongqing", "zhongqing", "cql", "zql", "zhql", "重qing"], &["hongqing"]);
    check(
        "绿园３号院（东区）",
        "",
        &["lvyuan", "luyuan", "lüy", "ly3hy", "3号院东", "园 3 号"],
        &["l3"],
    );
    check("长乐里", "", &["changle", "zhangle", "changyue", "cll", "zll"], &["chong"]);
    check("阳光苑", "棉纺厂宿舍（原）", &["棉纺", "mfc", "mianfangchang", "阳光"], &["苑棉", "ym"]);
    check(
        "向阳小区（原棉纺厂宿舍）",
        "",
        &["棉纺厂", "yuanmianfang", "ymf", "小区原棉"],
        &["厂棉"],
    );
    check("A区B栋", "", &["a区", "aqb", "B栋"], &["ab", "b区"]);
    check("", "", &[""], &["a", "一"]);
}

#[test]
fn the_whole_name_comes_first_then_beginnings_then_former_names_then_middles() {
    let order = [
        fit("东方红", "", "dongfanghong"),
        fit("东方红小区", "", "dfh"),
        fit("红星", "东方红", "东方红"),
        fit("红星", "东方红农场宿舍", "dongfang"),
        fit("大东方红", "", "东方"),
        fit("又一大东方红", "", "东方"),
        fit("红星", "原东方红", "东方"),
    ];
    assert!(order.iter().all(Option::is_some), "{order:?}");
    assert!(order.is_sorted_by(|a, b| a < b), "{order:?}");
    assert_eq!(order[0], Some(Fit::Whole));
    assert_eq!(fit("东方红", "", "dfh"), Some(Fit::Whole), "all its initials are the whole name");
    assert_eq!(fit("东方红", "", ""), Some(Fit::Beginning));
}

proptest! {
    /// Any fragment of a name finds it, as written.
    #[test]
    fn every_piece_of_a_name_finds_it(name in "[一-龥a-z0-9（）]{1,12}", from in 0_usize..12, length in 1_usize..12) {
        let piece: String = name.chars().skip(from).take(length).collect();
        prop_assert!(fit(&name, "", &piece).is_some(), "{} in {}", piece, name);
    }
}
