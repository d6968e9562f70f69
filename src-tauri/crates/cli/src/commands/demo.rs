//! `jiugai demo DIR`: the main job on bundled published data, every output into one folder.

use std::path::{Path, PathBuf};

use jiugai_app::demo::{Built, build, write_files};
use jiugai_app::project::{Services, file_name};
use jiugai_app::{AppError, Assets, ErrorCode, Via};
use jiugai_contract::dto::{DemoFigureDto, DemoReportDto, TotalsQuery};
use jiugai_contract::{Answer as _, ErrorDto};

use crate::arguments::Lang;
use crate::desk::Headless;
use crate::output::{Output, print};

pub(super) fn run(folder: &Path, output: &Output) -> Result<(), ErrorDto> {
    std::fs::create_dir_all(folder).map_err(|error| {
        let name = folder.display().to_string();
        AppError::new(ErrorCode::Unwritable).with("file", name).because(error)
    })?;
    let assets = Assets::find()?;
    let today = jiff::Zoned::now().date();
    let path = free_path(folder);
    let built = build(&path, &assets, Services::system("jiugai demo"), Via::CommandLine, today)?;
    let written = write_files(&built.project, built.annual, today, folder)?;
    let report = report(built, &path, &written.paths, output)?;
    let totals = folder.join("totals.json");
    let text = serde_json::to_string_pretty(&report).map_err(|error| ErrorDto::internal(&error))?;
    std::fs::write(&totals, text).map_err(|error| {
        AppError::new(ErrorCode::WriteFailed).with("file", file_name(&totals)).because(error)
    })?;
    if output.json {
        output.result(&report, |_| String::new());
    } else {
        print(&sentences(&report, folder, output));
    }
    if report.compared.iter().all(|figure| figure.matches) {
        return Ok(());
    }
    Err(ErrorDto::internal(&"a figure differs from the published one"))
}

/// A name not taken yet: a demo never replaces a file somebody may have worked in.
fn free_path(folder: &Path) -> PathBuf {
    let first = folder.join("demo.jiugai");
    let numbered = (2..).map(|number| folder.join(format!("demo-{number}.jiugai")));
    std::iter::once(first.clone()).chain(numbered).find(|path| !path.exists()).unwrap_or(first)
}

fn report(
    built: Built,
    path: &Path,
    files: &[PathBuf],
    output: &Output,
) -> Result<DemoReportDto, ErrorDto> {
    let steps = built.steps.iter().map(|step| step.zh.clone()).collect();
    let steps_en = built.steps.iter().map(|step| step.en.clone()).collect();
    let compared = built
        .compared
        .iter()
        .map(|figure| DemoFigureDto {
            book: figure.book.clone(),
            figure: figure.figure.to_owned(),
            published: figure.published,
            read: figure.read,
            matches: figure.matches(),
        })
        .collect();
    let (five_year, annual) = (built.five_year.to_string(), built.annual.to_string());
    built.project.close()?;
    let headless = Headless::open(path, output)?;
    let totals = |plan: Option<String>, by: Option<&str>| {
        headless.desk.totals_get(TotalsQuery { plan, by: by.map(str::to_owned) })
    };
    Ok(DemoReportDto {
        file: file_name(path),
        files: files.iter().map(|file| file_name(file)).collect(),
        totals: totals(None, Some("district"))?,
        five_year: totals(Some(five_year), Some("year"))?,
        annual: totals(Some(annual), Some("source"))?,
        compared,
        steps_zh: steps,
        steps_en,
    })
}

fn sentences(report: &DemoReportDto, folder: &Path, output: &Output) -> String {
    let steps = match output.lang {
        Lang::Zh => &report.steps_zh,
        Lang::En => &report.steps_en,
    };
    let mut lines: Vec<String> = steps.clone();
    let same = report.compared.iter().filter(|figure| figure.matches).count();
    let files = [report.file.as_str()]
        .into_iter()
        .chain(report.files.iter().map(String::as_str))
        .chain(["totals.json"])
        .collect::<Vec<_>>()
        .join("、");
    lines.push(match output.lang {
        Lang::Zh => format!("与公布数核对 {} 项，{same} 项一致。", report.compared.len()),
        Lang::En => {
            format!("{same} of {} figures equal the published ones.", report.compared.len())
        }
    });
    lines.push(match output.lang {
        Lang::Zh => format!("文件在 {}：{files}", folder.display()),
        Lang::En => format!("Files in {}: {files}", folder.display()),
    });
    lines.join("\n")
}
