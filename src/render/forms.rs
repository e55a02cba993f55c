//! Forms: components of a theme that only put values between markup, filled without the engine.
//!
//! What stands a hundred times on a page, a cell or an event, is written this way: the engine takes
//! longer to be told of it than to write it. They are read from `forms.html`, where a theme changes
//! them like any template. Knows nothing else of templates: what asks or repeats is the engine's.

use super::html::push_escaped;

/// What a form is filled with.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Value<'a> {
    /// Words, which are escaped.
    Text(&'a str),
    /// Markup that is safe, as that of [`Html`](super::html::Html) is.
    Html(&'a str),
}

/// Every form of a theme.
#[derive(Debug, Default)]
pub(crate) struct Forms {
    /// A link of a list: address, text.
    pub(crate) link_item: Form<2>,
    /// The same to the page itself, where it stands among links to others.
    pub(crate) own_link_item: Form<2>,
    /// The page itself at the end of the way to it: text.
    pub(crate) here_item: Form<1>,
    /// A label with its values.
    pub(crate) pair: Form<2>,
    /// One of the values.
    pub(crate) pair_value: Form<1>,
    /// A remark behind it.
    pub(crate) pair_note: Form<1>,
    /// The head of a column of the money table: class, text.
    pub(crate) stage: Form<2>,
    /// A cell of the money table: class, text.
    pub(crate) cell: Form<2>,
    /// A cell over several columns: class, how many, text.
    pub(crate) wide_cell: Form<3>,
    /// The remark under the text of a cell.
    pub(crate) cell_note: Form<1>,
    /// A reference to a footnote: its number, and the same for who hears it.
    pub(crate) note_mark: Form<2>,
    /// A row of rates: name, executed, secured, their rate, asked for, its rate.
    pub(crate) rate_row: Form<6>,
    /// What happened: its date for programs, its date, what.
    pub(crate) event: Form<3>,
    /// A grant: its date for programs, its date, the word for grants, what for, how much.
    pub(crate) grant: Form<5>,
    /// The list of the details of an event.
    pub(crate) details: Form<1>,
    /// One of these.
    pub(crate) detail: Form<1>,
    /// A note to an event.
    pub(crate) event_note: Form<1>,
    /// A status: class, shape, name.
    pub(crate) badge: Form<3>,
    /// The shape of a status that is done.
    pub(crate) disc: Form<0>,
    /// Of one that is done and continuing.
    pub(crate) ring: Form<0>,
    /// Of one that is going as planned.
    pub(crate) half: Form<0>,
    /// Of a slow one.
    pub(crate) quarter: Form<0>,
    /// Of one that is held.
    pub(crate) bars: Form<0>,
    /// Of one that is dropped.
    pub(crate) cross: Form<0>,
    /// A project of a list: attributes, label, address, title, badge; head and figure of secured
    /// money, of executed money and of the rate; bar.
    pub(crate) project_row: Form<12>,
    /// What a row is found by, as attributes.
    pub(crate) row_keys: Form<11>,
    /// The bar of a row.
    pub(crate) bar: Form<1>,
    /// The same with a remark.
    pub(crate) noted_bar: Form<2>,
}

/// A component with `N` values.
#[derive(Debug, Default)]
pub(crate) struct Form<const N: usize> {
    /// Markup, and which value stands behind it.
    pieces: Vec<(String, usize)>,
    end: String,
}

/// Why a component is no form: the line of the file, and the cause.
#[derive(Debug)]
pub(super) struct NoForm(pub(super) usize, pub(super) String);

const RATES: [&str; 6] = ["label", "executed", "secured", "execution", "asked", "share"];

const PROJECT: [&str; 12] = [
    "keys",
    "label",
    "href",
    "title",
    "badge",
    "secured_head",
    "secured",
    "executed_head",
    "executed",
    "rate_head",
    "rate",
    "bar",
];

const KEYS: [&str; 11] = [
    "id",
    "area",
    "department",
    "status",
    "periods",
    "sources",
    "gaps",
    "secured",
    "executed",
    "rate",
    "sum",
];

impl Forms {
    /// The file of the forms, among the templates of a theme.
    pub(super) const FILE: &str = "forms.html";

    /// The forms of a file.
    ///
    /// # Errors
    /// The first component that is missing, or holds more than markup and values.
    pub(super) fn read(source: &str) -> Result<Self, NoForm> {
        Ok(Self {
            link_item: Form::read(source, "LinkItem", ["href", "text"])?,
            own_link_item: Form::read(source, "OwnLinkItem", ["href", "text"])?,
            here_item: Form::read(source, "HereItem", ["text"])?,
            pair: Form::read(source, "Pair", ["label", "values"])?,
            pair_value: Form::read(source, "PairValue", ["value"])?,
            pair_note: Form::read(source, "PairNote", ["note"])?,
            stage: Form::read(source, "Stage", ["class", "text"])?,
            cell: Form::read(source, "Cell", ["class", "text"])?,
            wide_cell: Form::read(source, "WideCell", ["class", "span", "text"])?,
            cell_note: Form::read(source, "CellNote", ["note"])?,
            note_mark: Form::read(source, "NoteMark", ["number", "label"])?,
            rate_row: Form::read(source, "RateRow", RATES)?,
            event: Form::read(source, "Event", ["iso", "date", "text"])?,
            grant: Form::read(source, "Grant", ["iso", "date", "word", "text", "amount"])?,
            details: Form::read(source, "Details", ["lines"])?,
            detail: Form::read(source, "Detail", ["line"])?,
            event_note: Form::read(source, "EventNote", ["note"])?,
            badge: Form::read(source, "Badge", ["class", "shape", "name"])?,
            disc: Form::read(source, "Disc", [])?,
            ring: Form::read(source, "Ring", [])?,
            half: Form::read(source, "Half", [])?,
            quarter: Form::read(source, "Quarter", [])?,
            bars: Form::read(source, "Bars", [])?,
            cross: Form::read(source, "Cross", [])?,
            project_row: Form::read(source, "ProjectRow", PROJECT)?,
            row_keys: Form::read(source, "RowKeys", KEYS)?,
            bar: Form::read(source, "Bar", ["bar"])?,
            noted_bar: Form::read(source, "NotedBar", ["bar", "note"])?,
        })
    }
}

impl<const N: usize> Form<N> {
    fn read(source: &str, name: &str, values: [&str; N]) -> Result<Self, NoForm> {
        let Some((above, component)) = source.split_once(&format!("{{% component {name}(")) else {
            return Err(NoForm(1, format!("component `{name}` is missing")));
        };
        let body = component.split_once("%}").and_then(|(_, body)| body.split_once("{% end"));
        body.and_then(|(body, _)| Self::of(body, values)).ok_or_else(|| {
            let values = values.map(|value| format!("`{{{{ {value} }}}}`")).join(", ");
            let cause = format!("component `{name}` may hold nothing but markup and {values}");
            NoForm(above.matches('\n').count() + 1, cause)
        })
    }

    /// The form of a component's body; nothing where there is more in it than values.
    fn of(body: &str, values: [&str; N]) -> Option<Self> {
        let (mut pieces, mut rest) = (Vec::new(), body);
        while let Some((markup, behind)) = rest.split_once("{{") {
            let (value, behind) = behind.split_once("}}")?;
            let number = values.iter().position(|name| *name == value.trim())?;
            pieces.push((markup.to_owned(), number));
            rest = behind;
        }
        (!body.contains("{%") && !body.contains("{#"))
            .then(|| Self { pieces, end: rest.to_owned() })
    }

    /// Writes it with its values behind what there is.
    pub(crate) fn fill(&self, values: [Value<'_>; N], out: &mut String) {
        for (markup, number) in &self.pieces {
            out.push_str(markup);
            match values.get(*number) {
                Some(Value::Text(text)) => push_escaped(text, out),
                Some(Value::Html(html)) => out.push_str(html),
                None => {}
            }
        }
        out.push_str(&self.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Result<Form<2>, String> {
        Form::read(source, "Cell", ["class", "text"])
            .map_err(|NoForm(line, why)| format!("{line}: {why}"))
    }

    #[test]
    fn words_are_escaped_and_markup_is_not() {
        let source = "\n{% component Cell(text, class) %}<td class=\"{{class}}\">{{ text }}!</td>\
                      {% endcomponent Cell %}";
        let (form, mut out) = (read(source).unwrap(), "-".to_owned());
        form.fill([Value::Text("\""), Value::Html("<b>")], &mut out);
        form.fill([Value::Html("a"), Value::Text("<b>")], &mut out);
        let filled = "-<td class=\"&quot;\"><b>!</td><td class=\"a\">&lt;b&gt;!</td>";
        assert_eq!(out, filled);
    }

    #[test]
    fn what_asks_or_changes_a_value_is_no_form() {
        for body in
            ["{% if text %}a{% endif %}", "{{ text | upper }}", "{{ other }}", "{{ text", "{# a #}"]
        {
            let source = format!("\n\n{{% component Cell(text) %}}{body}{{% endcomponent %}}");
            let told = "3: component `Cell` may hold nothing but markup and `{{ class }}`, \
                        `{{ text }}`";
            assert_eq!(read(&source).unwrap_err(), told, "{body}");
        }
        assert_eq!(read("").unwrap_err(), "1: component `Cell` is missing");
    }
}
