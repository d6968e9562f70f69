//! The one font of all figures: static Noto Sans SC, copied from the npm package that carries it.
//! Not committed (20 MB); a variable font would draw empty boxes in PDF.

use std::fs;

use super::say;
use crate::workspace::Workspace;

/// Where each weight lies in the package, and its name among our assets.
const WEIGHTS: [(&str, &str); 2] = [
    ("400Regular/NotoSansSC_400Regular.ttf", "NotoSansSC-Regular.ttf"),
    ("700Bold/NotoSansSC_700Bold.ttf", "NotoSansSC-Bold.ttf"),
];

/// Copies the weights that are missing, and the licence they come under.
pub(super) fn install(workspace: &Workspace) -> Result<(), String> {
    let package = workspace.ui().join("node_modules/@expo-google-fonts/noto-sans-sc");
    let fonts = workspace.path("assets/fonts");
    let licence = ("LICENSE_FONT", "OFL.txt");
    for (from, to) in WEIGHTS.into_iter().chain([licence]) {
        let (from, to) = (package.join(from), fonts.join(to));
        let size = |path| fs::metadata(path).map(|data| data.len()).ok();
        if size(&to).is_some() && size(&to) == size(&from) {
            continue;
        }
        say(&format!("font file {}", to.file_name().unwrap_or_default().display()));
        fs::create_dir_all(&fonts)
            .and_then(|()| fs::copy(&from, &to))
            .map_err(|error| format!("{} could not be copied: {error}", from.display()))?;
    }
    Ok(())
}
