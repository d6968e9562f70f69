//! Starting other programs: streamed, captured, or both. Decides nothing about their meaning.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// Runs a program with its output on the terminal; anything but success is an error.
pub(crate) fn must(command: &mut Command) -> Result<(), String> {
    if status(command)? { Ok(()) } else { Err(format!("failed: {}", shown(command))) }
}

/// Runs a program with its output on the terminal and says whether it succeeded.
pub(crate) fn status(command: &mut Command) -> Result<bool, String> {
    command
        .stdin(Stdio::null())
        .status()
        .map(|status| status.success())
        .map_err(|error| not_started(command, &error))
}

/// Runs a program quietly and returns its standard output; anything but success is an error.
pub(crate) fn capture(command: &mut Command) -> Result<String, String> {
    let output =
        command.stdin(Stdio::null()).output().map_err(|error| not_started(command, &error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!("failed: {}\n{}", shown(command), said.trim_end()))
    }
}

/// Runs a program quietly and says only whether it succeeded; a missing program did not.
pub(crate) fn answers(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Runs a program, shows every line of its standard output, keeps them, and says whether it
/// succeeded.
pub(crate) fn tee(command: &mut Command) -> Result<(bool, Vec<String>), String> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| not_started(command, &error))?;
    let mut lines = Vec::new();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line.map_err(|error| format!("{}: {error}", shown(command)))?;
            let line = String::from_utf8_lossy(&line).into_owned();
            println!("{line}");
            lines.push(line);
        }
    }
    let status = child.wait().map_err(|error| format!("{}: {error}", shown(command)))?;
    Ok((status.success(), lines))
}

fn not_started(command: &Command, error: &std::io::Error) -> String {
    format!("could not start {}: {error}", shown(command))
}

/// The command line as a person would type it.
pub(crate) fn shown(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for word in command.get_args() {
        line.push(' ');
        line.push_str(&word.to_string_lossy());
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn output_is_kept_line_by_line_and_failure_is_told() {
        let (ok, lines) =
            tee(Command::new("sh").args(["-c", "echo one; echo two; exit 3"])).unwrap();
        assert!(!ok);
        assert_eq!(lines, ["one", "two"]);
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = must(&mut Command::new("jiugai-no-such-program")).unwrap_err();
        assert!(error.contains("jiugai-no-such-program"), "{error}");
    }

    #[test]
    fn what_a_failed_program_said_is_passed_on() {
        let error =
            capture(Command::new("sh").args(["-c", "echo because >&2; exit 1"])).unwrap_err();
        assert!(error.contains("because"), "{error}");
    }
}
