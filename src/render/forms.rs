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
    /// How much a grant comes to.
    pub(crate) grant_sum: Form<1>,
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
    pieces: Vec<Piece>,
    end: String,
}

/// Markup and the value behind it.
#[derive(Debug)]
struct Piece {
    markup: String,
    /// Which one.
    value: usize,
    /// Whether it stands in the quotes of an attribute, where no markup can.
    is_quoted: bool,
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
    /// Every component that is missing, or holds more than markup and values.
    pub(super) fn read(source: &str) -> Result<Self, Vec<NoForm>> {
        let source = &without_comments(source);
        let mut reader = Reader { source, faults: Vec::new() };
        let forms = Self {
            link_item: reader.form("LinkItem", ["href", "text"]),
            own_link_item: reader.form("OwnLinkItem", ["href", "text"]),
            here_item: reader.form("HereItem", ["text"]),
            pair: reader.form("Pair", ["label", "values"]),
            pair_value: reader.form("PairValue", ["value"]),
            pair_note: reader.form("PairNote", ["note"]),
            stage: reader.form("Stage", ["class", "text"]),
            cell: reader.form("Cell", ["class", "text"]),
            wide_cell: reader.form("WideCell", ["class", "span", "text"]),
            cell_note: reader.form("CellNote", ["note"]),
            note_mark: reader.form("NoteMark", ["number", "label"]),
            rate_row: reader.form("RateRow", RATES),
            event: reader.form("Event", ["iso", "date", "text"]),
            grant: reader.form("Grant", ["iso", "date", "word", "text", "sum"]),
            grant_sum: reader.form("GrantSum", ["amount"]),
            details: reader.form("Details", ["lines"]),
            detail: reader.form("Detail", ["line"]),
            event_note: reader.form("EventNote", ["note"]),
            badge: reader.form("Badge", ["class", "shape", "name"]),
            disc: reader.form("Disc", []),
            ring: reader.form("Ring", []),
            half: reader.form("Half", []),
            quarter: reader.form("Quarter", []),
            bars: reader.form("Bars", []),
            cross: reader.form("Cross", []),
            project_row: reader.form("ProjectRow", PROJECT),
            row_keys: reader.form("RowKeys", KEYS),
            bar: reader.form("Bar", ["bar"]),
            noted_bar: reader.form("NotedBar", ["bar", "note"]),
        };
        if reader.faults.is_empty() { Ok(forms) } else { Err(reader.faults) }
    }
}

/// Reads one form after the other, and keeps what is wrong.
struct Reader<'a> {
    source: &'a str,
    faults: Vec<NoForm>,
}

impl Reader<'_> {
    fn form<const N: usize>(&mut self, name: &str, values: [&str; N]) -> Form<N> {
        Form::read(self.source, name, values).unwrap_or_else(|fault| {
            self.faults.push(fault);
            Form::default()
        })
    }
}

impl<const N: usize> Form<N> {
    fn read(source: &str, name: &str, values: [&str; N]) -> Result<Self, NoForm> {
        let mut tags = tags(source).skip_while(|tag| !tag.begins(name));
        let Some(head) = tags.next() else {
            return Err(NoForm(1, format!("component `{name}` is missing")));
        };
        let tail = tags.next().filter(|tag| tag.says.trim().starts_with("endcomponent"));
        let body = tail.filter(|tail| !head.trims() && !tail.trims());
        let body = body.and_then(|tail| source.get(head.end..tail.begin));
        let line = source.get(..head.begin).unwrap_or_default().matches('\n').count() + 1;
        let shown = |value: &str| format!("`{{{{ {value} }}}}`");
        let Some(form) = body.and_then(|body| Self::of(body, values)) else {
            let values = values.map(|value| [" and ", &shown(value)].concat()).concat();
            let cause = format!("component `{name}` may hold nothing but markup{values}");
            return Err(NoForm(line, cause));
        };
        let is_lost = |number: &usize| form.pieces.iter().all(|piece| piece.value != *number);
        match (0..N).find(is_lost).and_then(|number| values.get(number)) {
            Some(value) => {
                Err(NoForm(line, format!("component `{name}` does not show {}", shown(value))))
            }
            None => Ok(form),
        }
    }

    /// The form of a component's body; nothing where there is more in it than values.
    fn of(body: &str, values: [&str; N]) -> Option<Self> {
        let (mut pieces, mut rest, mut within) = (Vec::new(), body, Within::Text);
        while let Some((markup, behind)) = rest.split_once("{{") {
            let (name, behind) = behind.split_once("}}")?;
            let value = values.iter().position(|value| *value == name.trim())?;
            within = within.behind(markup);
            let is_quoted = matches!(within, Within::Quotes(_));
            pieces.push(Piece { markup: markup.to_owned(), value, is_quoted });
            rest = behind;
        }
        // The end of a tag that was cut short.
        (!body.contains("%}")).then(|| Self { pieces, end: rest.to_owned() })
    }

    /// Writes it with its values behind what there is.
    pub(crate) fn fill(&self, values: [Value<'_>; N], out: &mut String) {
        for piece in &self.pieces {
            out.push_str(&piece.markup);
            match values.get(piece.value) {
                Some(Value::Html(html)) if !piece.is_quoted => out.push_str(html),
                Some(Value::Text(text) | Value::Html(text)) => push_escaped(text, out),
                None => {}
            }
        }
        out.push_str(&self.end);
    }
}

/// Where a place of some markup is.
#[derive(Clone, Copy)]
enum Within {
    Text,
    Tag,
    /// In an attribute in such quotes.
    Quotes(char),
}

impl Within {
    /// Where the place behind some more markup is.
    fn behind(self, markup: &str) -> Self {
        markup.chars().fold(self, |within, c| match (within, c) {
            (Self::Text, '<') => Self::Tag,
            (Self::Tag, '>') => Self::Text,
            (Self::Tag, '"' | '\'') => Self::Quotes(c),
            (Self::Quotes(quote), c) if c == quote => Self::Tag,
            _ => within,
        })
    }
}

/// What stands between `{%` and `%}`.
struct Tag<'a> {
    begin: usize,
    end: usize,
    says: &'a str,
}

impl Tag<'_> {
    /// Whether a component of this name begins.
    fn begins(&self, name: &str) -> bool {
        let says = self.says.trim_start_matches('-').trim_start();
        let named =
            says.strip_prefix("component").filter(|rest| rest.starts_with(char::is_whitespace));
        let named = named.and_then(|rest| rest.trim_start().strip_prefix(name));
        named.is_some_and(|rest| rest.trim_start().starts_with('('))
    }

    /// Whether it takes the blanks beside it away, as a `-` at its braces does.
    fn trims(&self) -> bool {
        self.says.starts_with('-') || self.says.ends_with('-')
    }
}

fn tags(source: &str) -> impl Iterator<Item = Tag<'_>> {
    source.match_indices("{%").filter_map(|(begin, braces)| {
        let (says, _) = source.get(begin + braces.len()..)?.split_once("%}")?;
        Some(Tag { begin, end: begin + braces.len() + says.len() + "%}".len(), says })
    })
}

/// The source with line breaks alone where comments stood.
fn without_comments(source: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(source.len()), source);
    while let Some((before, comment)) = rest.split_once("{#") {
        let (comment, behind) = comment.split_once("#}").unwrap_or((comment, ""));
        out.push_str(before);
        out.extend(comment.chars().filter(|c| *c == '\n'));
        rest = behind;
    }
    out + rest
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
        form.fill([Value::Html("<a>"), Value::Text("<b>")], &mut out);
        // In quotes no markup can stand.
        let filled = "-<td class=\"&quot;\"><b>!</td><td class=\"&lt;a&gt;\">&lt;b&gt;!</td>";
        assert_eq!(out, filled);
    }

    #[test]
    fn what_asks_or_changes_a_value_is_no_form() {
        for body in [
            "{% if text %}a{% endif %}",
            "{{ text | upper }}",
            "{{ other }}",
            "{{ text",
            "{{- text }}",
        ] {
            let source = format!("\n\n{{% component Cell(text) %}}{body}{{% endcomponent %}}");
            let told = "3: component `Cell` may hold nothing but markup and `{{ class }}` and \
                        `{{ text }}`";
            assert_eq!(read(&source).unwrap_err(), told, "{body}");
        }
        for body in ["<td>{{ text }}</td>", "<td class='{ class }'>{{ text }}</td>"] {
            let source = format!("{{% component Cell(text) %}}{body}{{% endcomponent %}}");
            let told = "1: component `Cell` does not show `{{ class }}`";
            assert_eq!(read(&source).unwrap_err(), told, "{body}");
        }
        for source in [
            "{% component Cell(text = '%}') %}{{ class }}{{ text }}{% endcomponent %}",
            "{%- component Cell(text) %}a{% endcomponent %}",
            "{% component Cell(text) -%}a{% endcomponent %}",
            "{% component Cell(text) %}a{%- endcomponent %}",
            "{% component Cell(text) %}a{% component B() %}{% endcomponent %}",
            "{% component Cell(text) %}a",
        ] {
            assert!(read(source).unwrap_err().starts_with("1: component `Cell` may"), "{source}");
        }
        for source in ["", "{% component Cells(text) %}a{% endcomponent %}"] {
            assert_eq!(read(source).unwrap_err(), "1: component `Cell` is missing");
        }
    }

    #[test]
    fn a_component_is_found_as_the_engine_finds_it() {
        let old = "{# old:\n{% component Cell(text) %}old{% endcomponent %} #}";
        let new = "{%component  Cell (text)%}{# a #}new{{text}}{{class}}{%endcomponent Cell%}";
        let source = without_comments(&[old, new].concat());
        let mut out = String::new();
        read(&source).unwrap().fill([Value::Text("a"), Value::Text("1")], &mut out);
        assert_eq!(out, "new1a");
        assert_eq!(source.matches('\n').count(), 1);
        assert_eq!(read(&without_comments(old)).unwrap_err(), "1: component `Cell` is missing");
    }

    #[test]
    fn every_component_that_is_no_form_is_told() {
        let faults = Forms::read("{% component Disc() %}{{ x }}{% endcomponent %}").unwrap_err();
        let told: Vec<String> = faults.into_iter().map(|NoForm(_, why)| why).collect();
        let disc = "component `Disc` may hold nothing but markup";
        assert_eq!(told.iter().filter(|why| *why == disc).count(), 1);
        assert_eq!(told.iter().filter(|why| why.ends_with("is missing")).count(), 28);
    }
}
