//! Looking for words in a line of source. Knows nothing of rules.

/// Whether `line` holds `word` with no letter, digit or underscore on either side.
pub(super) fn has_word(line: &str, word: &str) -> bool {
    let joins = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        let after = line[start + word.len()..].chars().next();
        !before.is_some_and(joins) && !after.is_some_and(joins)
    })
}

/// A line without its `//` comment; a `//` right after a colon is an address, not a comment.
pub(super) fn code(line: &str) -> &str {
    let comment = line
        .match_indices("//")
        .find(|(start, _)| !line[..*start].ends_with(':'))
        .map(|(start, _)| start);
    &line[..comment.unwrap_or(line.len())]
}

/// Whether a line of source holds a statement of SQL.
pub(super) fn is_sql(line: &str) -> bool {
    const STATEMENTS: [(&str, &str); 7] = [
        ("SELECT ", " FROM "),
        ("INSERT ", " INTO "),
        ("UPDATE ", " SET "),
        ("DELETE ", " FROM "),
        ("CREATE ", " TABLE "),
        ("ALTER ", " TABLE "),
        ("PRAGMA ", ""),
    ];
    STATEMENTS.iter().any(|(verb, rest)| {
        line.find(verb).is_some_and(|start| line[start + verb.len() - 1..].contains(rest))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_alone() {
        assert!(has_word("use rfd::FileDialog;", "rfd"));
        assert!(!has_word("let surfd = 1;", "rfd"));
        assert!(has_word("x rfd_y rfd", "rfd"));
    }

    #[test]
    fn comments_end_a_line_and_addresses_do_not() {
        assert_eq!(code("let a = 1; // rfd"), "let a = 1; ");
        assert_eq!(code("\"http://localhost\""), "\"http://localhost\"");
    }

    #[test]
    fn sql_is_known_by_its_statements() {
        assert!(is_sql("tx.execute(\"INSERT INTO community VALUES (?)\")"));
        assert!(is_sql("\"PRAGMA user_version\""));
        assert!(is_sql("UPDATE plan SET state = 1"));
        assert!(!is_sql("// choose SELECT or not"));
        assert!(!is_sql("enum Verb { Insert, Update }"));
    }
}
