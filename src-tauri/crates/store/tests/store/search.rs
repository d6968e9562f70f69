//! Names are found by Chinese, pinyin, initials and mixtures of them.

use jiugai_store::SearchKey;

#[test]
fn fragments_of_names() {
    let check = |name: &str, former: &str, found: &[&str], missed: &[&str]| {
        let key = SearchKey::new(name, former);
        for fragment in found {
            assert!(key.position(fragment).is_some(), "{fragment} finds {name}");
        }
        for fragment in missed {
            assert_eq!(key.position(fragment), None, "{fragment} does not find {name}");
        }
    };
    check(
        "幸福里小区",
        "",
        &["", "福", "福里", "xingfuli", "XingF", "xfl", "xflxq", "幸fu里", "fuli", "xingfl"],
        &["福小", "xfx", "ngfu", "lifu", "xingfulixiaoquu", "é"],
    );
    check("重庆路", "", &["chongqing", "zhongqing", "cql", "zql", "重qing"], &["hongqing"]);
    check("绿园３号院（东区）", "", &["lvyuan", "luyuan", "ly3hy", "3号院东", "园 3 号"], &["l3"]);
    check("阳光苑", "棉纺厂宿舍（原）", &["棉纺", "mfc", "mianfangchang", "阳光"], &["光棉纺宿"]);
    check("A区B栋", "", &["a区", "aqb", "B栋"], &["ab", "b区"]);
}

#[test]
fn the_place_found_tells_beginnings_from_middles() {
    let key = SearchKey::new("东方红小区", "");
    assert_eq!(key.position("dongfang"), Some(0));
    assert_eq!(key.position("hong"), Some(2));
    assert_eq!(SearchKey::new("", "").position(""), Some(0));
}
