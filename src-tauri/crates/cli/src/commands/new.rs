//! `jiugai new FILE`

use jiugai_contract::dto::NewProject;
use jiugai_contract::{Answer as _, ErrorDto};

use crate::arguments::New;
use crate::desk::Headless;
use crate::output::Output;

pub(super) fn run(new: &New, output: &Output) -> Result<(), ErrorDto> {
    let stem = new.file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let title = new.title.clone().or(stem).unwrap_or_default();
    let headless = Headless::new(output)?;
    let desk = headless.with_file(&new.file);
    desk.project_new(NewProject { title, policy: new.policy.clone() })?;
    output.result(&headless.info()?, |info| {
        let policy = output.pick(&info.policy.zh, &info.policy.en);
        match output.lang {
            crate::arguments::Lang::Zh => {
                format!("已新建「{}」，采用政策参数「{policy}」。", info.file_name)
            }
            crate::arguments::Lang::En => {
                format!("Made “{}” with the policy “{policy}”.", info.file_name)
            }
        }
    });
    Ok(())
}
