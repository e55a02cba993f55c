//! Boxes around the texts of a drawing, by an em table of its own.

/// A text with the box it takes, in units.
struct Boxed {
    text: String,
    x: (f64, f64),
    y: (f64, f64),
}

/// Texts that overlap one another or leave the drawing, in words.
pub(crate) fn faults(svg: &str) -> Vec<String> {
    let svg = roxmltree::Document::parse(svg).unwrap();
    let root = svg.root_element();
    let side = |name| root.attribute(name).unwrap().parse::<f64>().unwrap();
    let (width, height) = (side("width"), side("height"));
    let texts = root.descendants().filter(|node| node.has_tag_name("text"));
    let texts: Vec<Boxed> = texts.map(boxed).collect();
    let mut faults = Vec::new();
    for (index, a) in texts.iter().enumerate() {
        if a.x.0 < -0.5 || a.x.1 > width + 0.5 || a.y.0 < 0.0 || a.y.1 > height {
            faults.push(format!("`{}` leaves the drawing: {:?} {:?}", a.text, a.x, a.y));
        }
        for b in texts.iter().skip(index + 1) {
            let meet = |a: (f64, f64), b: (f64, f64)| a.0 < b.1 && b.0 < a.1;
            if meet(a.x, b.x) && meet(a.y, b.y) {
                faults.push(format!("`{}` meets `{}`", a.text, b.text));
            }
        }
    }
    faults
}

fn boxed(node: roxmltree::Node<'_, '_>) -> Boxed {
    // Texts of one role stand in a group that has its classes.
    let group = node.parent().filter(|parent| parent.has_tag_name("g"));
    let class = node.attribute("class").or(group.and_then(|group| group.attribute("class")));
    let class = class.unwrap_or_default();
    let has = |name: &str| class.split(' ').any(|c| c == name);
    let size = match () {
        () if has("yr") => 17.0,
        () if has("big") => 15.0,
        () if has("sm") => 12.0,
        () => 13.0,
    };
    let text = node.text().unwrap_or_default().to_owned();
    let width = text.chars().map(em).sum::<f64>() * size;
    let place = |name| node.attribute(name).unwrap().parse::<f64>().unwrap();
    let (x, y) = (place("x"), place("y"));
    let from = match () {
        () if has("e") => x - width,
        () if has("c") => x - width / 2.0,
        () => x,
    };
    // From the height of a digit to a little below the baseline.
    Boxed { text, x: (from, from + width), y: (y - size * 0.74, y + size * 0.2) }
}

fn em(c: char) -> f64 {
    match c {
        '가'..='힣' => 0.92,
        '0'..='9' => 0.555,
        ' ' | '.' | ',' | '·' | ':' | '’' => 0.27,
        '%' => 0.9,
        'i' | 'j' | 'l' => 0.28,
        'f' | 'r' | 't' | '(' | ')' | '-' => 0.36,
        'm' | 'w' => 0.9,
        'A'..='Z' => 0.64,
        _ if c.is_ascii() => 0.56,
        _ => 0.9,
    }
}
