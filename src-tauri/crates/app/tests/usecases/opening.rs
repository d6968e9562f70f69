//! Every way a spreadsheet comes in tells how far it is and can be stopped.

use std::path::Path;
use std::sync::{Arc, Mutex};

use jiugai_app::import::{self, Said, Watch};
use jiugai_app::price::{self, Defaults};
use jiugai_app::project::Stop;
use jiugai_app::{AppError, ErrorCode, merge};

use crate::hands::{save, text};
use crate::support::{Place, empty};

type Way = fn(&Place, &Path, &Watch) -> Result<(), AppError>;

const WAYS: [(&str, Way); 3] = [
    ("import", |place, path, watch| {
        let revision = place.project.store().revision()?;
        import::read(place.snapshot(), revision, path, Said::default(), watch).map(|_| ())
    }),
    ("merge", |place, path, watch| {
        let revision = place.project.store().revision()?;
        merge::read(place.snapshot(), revision, path, watch).map(|_| ())
    }),
    ("prices", |place, path, watch| {
        let revision = place.project.store().revision()?;
        price::read(place.snapshot(), revision, path, &Defaults::default(), watch).map(|_| ())
    }),
];

#[test]
fn reading_tells_how_far_it_is_and_stops_when_asked() {
    let place = empty();
    let path = place.folder.path().join("很长.xlsx");
    let row = |row: u32| {
        [
            (row, 0, format!("小区{row}")),
            (row, 1, format!("{row}户")),
            (row, 2, "甲街道".to_owned()),
        ]
    };
    let cells = (0..6_000).flat_map(row).map(|(row, col, words)| ((row, col), text(&words)));
    save(&vec![("台账".to_owned(), cells.collect())], &path);
    for (name, way) in WAYS {
        let stop = Stop::default();
        let told = Arc::new(Mutex::new(Vec::new()));
        let (asked, heard) = (stop.clone(), told.clone());
        let watch = Watch::new(stop, move |phase, done, total| {
            heard.lock().expect("told").push((phase.to_owned(), done, total));
            // As somebody would who sees it move.
            if done > 0 {
                asked.ask();
            }
        });
        let stopped = way(&place, &path, &watch);
        let told = told.lock().expect("told").clone();
        let code = stopped.expect_err(&format!("{name}: {told:?}")).code;
        assert_eq!(code, ErrorCode::Cancelled, "{name}");
        let moved = told.iter().any(|(phase, done, _)| phase == "import.read" && *done > 0);
        assert!(moved, "{name}: {told:?}");
    }
}
