//! Writes the contract down for the other side: TypeScript types and a catalogue of commands.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};
use ts_rs::{Config, TS, TypeVisitor};

use crate::ErrorDto;
use crate::dto::{Dragging, FileArrived, Progress, StoreChanged};

/// The shape of one command.
pub(crate) struct CommandShape {
    name: &'static str,
    params: String,
    result: String,
    declarations: BTreeMap<String, String>,
}

impl CommandShape {
    pub(crate) fn of<P: TS + 'static, R: TS + 'static>(name: &'static str) -> Self {
        let config = config();
        let mut collector = Collector { config: &config, declarations: BTreeMap::new() };
        collector.visit::<P>();
        collector.visit::<R>();
        let declarations = collector.declarations;
        Self { name, params: P::name(&config), result: R::name(&config), declarations }
    }
}

/// Fen and counts stay below 2^53 and are plain numbers on the other side.
fn config() -> Config {
    Config::new().with_large_int("number")
}

struct Collector<'a> {
    config: &'a Config,
    declarations: BTreeMap<String, String>,
}

impl TypeVisitor for Collector<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() {
            let name = T::ident(self.config);
            if self.declarations.contains_key(&name) {
                return;
            }
            let docs = T::docs().unwrap_or_default();
            self.declarations.insert(name, format!("{docs}export {}", T::decl(self.config)));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// `ui/src/generated/contract.ts`.
pub fn typescript() -> String {
    let config = config();
    let mut events = Collector { config: &config, declarations: BTreeMap::new() };
    events.visit::<StoreChanged>();
    events.visit::<Progress>();
    events.visit::<FileArrived>();
    events.visit::<Dragging>();
    events.visit::<ErrorDto>();
    let mut declarations = events.declarations;
    let shapes = crate::commands::shapes();
    for shape in &shapes {
        declarations.extend(shape.declarations.clone());
    }
    let mut out =
        String::from("// Generated from the contract by `cargo xtask codegen`; do not edit.\n");
    for declaration in declarations.values() {
        let _ = write!(out, "\n{}\n", declaration.trim_end());
    }
    out.push_str(
        "\n/** Every command: its parameters and its result. */\nexport interface Commands {\n",
    );
    for shape in &shapes {
        let _ = writeln!(
            out,
            "  \"{}\": {{ params: {}; result: {} }};",
            shape.name, shape.params, shape.result
        );
    }
    out.push_str("}\n\n/** Every event the host sends. */\nexport interface Events {\n");
    out.push_str("  \"store-changed\": StoreChanged;\n  progress: Progress;\n");
    out.push_str("  \"file-arrived\": FileArrived;\n  dragging: Dragging;\n}\n");
    out
}

/// `schemas/contract.json`: the commands by name with their shapes.
pub fn catalogue() -> Value {
    let commands: serde_json::Map<String, Value> = crate::commands::shapes()
        .into_iter()
        .map(|shape| {
            (shape.name.to_owned(), json!({ "params": shape.params, "result": shape.result }))
        })
        .collect();
    json!({
        "about": "Commands of the contract; the shapes are declared in ui/src/generated/contract.ts.",
        "commands": commands,
        "events": {
            "store-changed": "StoreChanged",
            "progress": "Progress",
            "file-arrived": "FileArrived",
            "dragging": "Dragging",
        },
    })
}
