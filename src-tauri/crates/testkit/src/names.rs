//! Names of made-up places. Any likeness with a real one is chance.

/// The province all generated data lies in.
pub(crate) const PROVINCE: &str = "示例省";

const CITIES: &str = "清源 安平 云岭 长泽 松江口 北河 明川 宁远 东屏 金沙湾 白石 广陵渡 新丰 \
    永嘉滩 海门关 青山渡 石桥 平湖 龙泉口 昌乐";
const DISTRICTS: &str = "城中 城东 城西 城南 城北 河东 河西 新城 高新 经开 江南 江北 桥东 桥西 开源 \
    沿江";
const SUBDISTRICTS: &str = "人民路 解放路 建设路 和平 文昌 新华 东风 红旗 胜利 友谊 朝阳 站前 钢城 铁西 \
    纺织路 南湖 北关 学府 迎宾 滨河";
const NEIGHBOURHOODS: &str = "东门 西街 南苑 北园 中心 桥头 花园 向阳 康乐 工农";
const STEMS: &str = "幸福 光明 红星 向阳 建设 和平 团结 胜利 友谊 前进 新华 文化 铁路 纺织 \
    机械厂 化肥厂 棉纺厂 农机厂 邮电 供销社 粮食局 教师 电厂 水泥厂 钢铁 轴承厂 \
    印刷厂 百货 物资局 税务局 水利局 林业局 安居 康居 祥和 锦绣 翠竹 梅园 桂花 \
    柳林 松柏 杏花 丁香 荷塘 金桥 银河 东方 长虹";
const ENDINGS: &str = "小区 新村 家属院 宿舍 花园 里 苑 大院 公寓 一村 二村 北里";
const OWNERS: &str =
    "第二棉纺织厂 市机械总厂 铁路分局 县供销社 市邮电局 化肥厂 第一建筑公司 市粮食局";
const STREETS: &str = "人民 解放 建设 中山 文化 新华 和平 胜利 长江 黄河 振兴 工业";

/// The `index`-th name of a list, and how often the list was used up before.
fn name_of(list: &'static str, index: usize) -> (&'static str, usize) {
    let count = list.split(' ').count();
    (list.split(' ').nth(index % count).unwrap_or_default(), index / count)
}

/// The name `list` has for `index`; numbered when the list is used up.
fn numbered(list: &'static str, index: usize, ending: &str) -> String {
    match name_of(list, index) {
        (name, 0) => format!("{name}{ending}"),
        (name, round) => format!("{name}{}{ending}", round + 1),
    }
}

pub(crate) fn city(index: usize) -> String {
    numbered(CITIES, index, "市")
}

pub(crate) fn district(index: usize) -> String {
    numbered(DISTRICTS, index, "区")
}

pub(crate) fn subdistrict(index: usize) -> String {
    numbered(SUBDISTRICTS, index, "街道")
}

pub(crate) fn neighbourhood(index: usize) -> String {
    numbered(NEIGHBOURHOODS, index, "社区")
}

/// A community's name, different for every `index` of one district.
pub(crate) fn community(district: usize, index: usize) -> String {
    let stems = STEMS.split(' ').count();
    let all = stems * ENDINGS.split(' ').count();
    // 37 shares no factor with the number of combinations, so none comes twice in a round.
    let place = (index * 37 + district * 101) % all;
    let (stem, ending) = (name_of(STEMS, place).0, name_of(ENDINGS, place / stems).0);
    match index / all {
        0 => format!("{stem}{ending}"),
        round => format!("{stem}{ending}{}区", round + 1),
    }
}

pub(crate) fn owner_unit(index: usize) -> &'static str {
    name_of(OWNERS, index).0
}

pub(crate) fn street(index: usize) -> &'static str {
    name_of(STREETS, index).0
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    #[test]
    fn names_of_one_district_differ() {
        let names: HashSet<String> = (0..2_000).map(|index| super::community(3, index)).collect();
        assert_eq!(names.len(), 2_000);
    }
}
