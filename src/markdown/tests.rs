//! What Markdown becomes, and what it never becomes.

mod outline_tests;

use super::*;
use outline_tests::refused;

/// Emphasis before a particle, as a parser with a CJK mode reads it.
const EMPHASIS: [(&str, &str); 30] = [
    (r#"**"제목"**은"#, "<strong>&quot;제목&quot;</strong>은"),
    ("**「조례」**에", "<strong>「조례」</strong>에"),
    ("**1,174(백만원)**을", "<strong>1,174(백만원)</strong>을"),
    ("**『연감』**과 **〈표 1〉**을", "<strong>『연감』</strong>과 <strong>〈표 1〉</strong>을"),
    ("**(가)**의", "<strong>(가)</strong>의"),
    ("은**(가)**의", "은<strong>(가)</strong>의"),
    ("이는**「조례」**이다", "이는<strong>「조례」</strong>이다"),
    ("**91.0%**로", "<strong>91.0%</strong>로"),
    ("**‘인용’**이", "<strong>‘인용’</strong>이"),
    ("**“인용”**이", "<strong>“인용”</strong>이"),
    ("**끝.**그리고", "<strong>끝.</strong>그리고"),
    ("*'19. 6.*에", "<em>'19. 6.</em>에"),
    ("***\"둘\"***은", "<em><strong>&quot;둘&quot;</strong></em>은"),
    ("**가 *「나」*는**다", "<strong>가 <em>「나」</em>는</strong>다"),
    ("**[링크](a.html)**를", "<strong><a href=\"a.html\">링크</a></strong>를"),
    ("[**「링크」**를](a.html)", "<a href=\"a.html\"><strong>「링크」</strong>를</a>"),
    ("**`코드`**를", "<strong><code>코드</code></strong>를"),
    ("**(漢字)**は", "<strong>(漢字)</strong>は"),
    ("**가**나**다**", "<strong>가</strong>나<strong>다</strong>"),
    ("**가**(나)**다**", "<strong>가</strong>(나)<strong>다</strong>"),
    ("2019**「조례」**2020", "2019<strong>「조례」</strong>2020"),
    ("**(주)가**, **(사)나**는", "<strong>(주)가</strong>, <strong>(사)나</strong>는"),
    ("**\\*별\\***은", "<strong>*별*</strong>은"),
    (r#"\**"제목"*은"#, "*<em>&quot;제목&quot;</em>은"),
    (r#"\*\*"제목"\*\*은"#, "**&quot;제목&quot;**은"),
    (r#"\*"제목"\*은"#, "*&quot;제목&quot;*은"),
    (r#"`**"제목"**은`"#, "<code>**&quot;제목&quot;**은</code>"),
    ("** 가 **은", "** 가 **은"),
    ("3*4는 12", "3*4는 12"),
    ("2019 ~ 2020 ~~취소~~", "2019 ~ 2020 ~~취소~~"),
];

#[test]
fn emphasis_ends_before_a_particle() {
    for (source, html) in EMPHASIS {
        assert_eq!(inline_to_html(source), html, "{source}");
        assert_eq!(to_html(source, 2), format!("<p>{html}</p>\n"), "{source}");
    }
}

#[test]
fn the_mark_is_never_seen() {
    for source in [
        "[가](b**\"c\"**은.html \"한*'나'*은\")",
        "![가*(나)*다](b*\"c\"*은.jpg \"한*'나'*은\")",
        "```한*(가)*나\n한*(가)*나\n```",
        "<div title=\"한*(가)*나\">\n",
        "가 <b title=\"한*(가)*나\">",
        "<https://example.org/한*(가)*나>",
        "typed \u{fdd0} and &#xFDD0; named",
        "| 한*(가)*나 |\n| --- |\n| 한*(가)*나 |",
    ] {
        let plain = plain_text(source).into_owned();
        for text in [to_html(source, 2), inline_to_html(source), plain] {
            assert!(!text.contains(emphasis::MARK), "{source}: {text}");
        }
    }
    assert_eq!(inline_to_html("&#xFDD0;"), "");
    assert_eq!(inline_to_html("a\u{fdd0}"), "a\u{fffd}");
}

#[test]
fn a_line_never_becomes_a_block() {
    for source in [
        "1. 개소식",
        "# 개소식",
        "- 개소식",
        "> 개소식",
        "+ 개소식",
        "    개소식",
        "가 | 나",
        "---",
    ] {
        let text = source.trim_start().replace('>', "&gt;");
        assert_eq!(inline_to_html(source), text, "{source}");
    }
    assert_eq!(inline_to_html("```\n가\n```"), "<code>가</code>");
    assert_eq!(inline_to_html("가\n===\n\n- 나"), "가 ===  - 나");
    assert_eq!(inline_to_html("[a]: https://example.org"), "[a]: https://example.org");
    assert_eq!(inline_to_html("_가_ **나**"), "<em>가</em> <strong>나</strong>");
    assert_eq!(inline_to_html("![현장](photos/a.jpg)"), "현장");
    assert_eq!(inline_to_html("  "), "");
}

#[test]
fn plain_text_has_no_marks() {
    assert_eq!(
        plain_text("**\"제목\"**은 [여기](a.html) `코드` <b> &amp; \\*"),
        "\"제목\"은 여기 코드 <b> & *"
    );
    assert_eq!(plain_text("1. 가\n- 나"), "1. 가 - 나");
    assert_eq!(plain_text("국비 527백만원/ 시비 495백만원"), "국비 527백만원/ 시비 495백만원");
}

#[test]
fn raw_html_is_text() {
    assert_eq!(
        to_html("<script>alert(1)</script>", 2),
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"
    );
    assert_eq!(to_html("가 <b onclick=x>나</b>", 2), "<p>가 &lt;b onclick=x&gt;나&lt;/b&gt;</p>\n");
    assert_eq!(inline_to_html("<!-- 가 -->"), "&lt;!-- 가 --&gt;");
    assert_eq!(to_html("&#60;b&#62;", 2), "<p>&lt;b&gt;</p>\n");
}

#[test]
fn refused_links_leave_their_text() {
    for source in [
        "[가](javascript:alert(1))",
        "[가](<java\tscript:alert(1)>)",
        "[가](&#106;avascript:alert(1))",
        "[가](JAVASCRIPT:alert(1) \"t\")",
        "[가](//example.org)",
        "[가](data:text/html;base64,xx)",
        "![가](https://example.org/a.png)",
        "![가](data:image/png;base64,xx)",
        "[가][b]\n\n[b]: vbscript:x",
    ] {
        assert_eq!(to_html(source, 2), "<p>가</p>\n", "{source}");
        assert_eq!(refused(&outline(source)).len(), 1, "{source}");
    }
    assert_eq!(inline_to_html("<javascript:alert(1)>"), "javascript:alert(1)");
}

#[test]
fn links_and_pictures_of_the_site_pass() {
    assert_eq!(
        inline_to_html("[가](a.html?x=1&y=\"2\" \"말\") <a@example.org>"),
        "<a href=\"a.html?x=1&amp;y=&quot;2&quot;\" title=\"말\">가</a> \
         <a href=\"mailto:a@example.org\">a@example.org</a>"
    );
    assert_eq!(
        to_html("![작업장 *(5층)*](photos/a.jpg)", 2),
        "<p><img src=\"photos/a.jpg\" loading=\"lazy\" alt=\"작업장 (5층)\"></p>\n"
    );
    let address = |target: &str| {
        let href = "../../media/a.jpg".to_owned();
        (target == "photos/a.jpg").then_some(Address { href, size: Some((600, 300)) })
    };
    let picture = to_html_at("![x](photos/a.jpg)", 2, &address);
    assert!(
        picture.contains("src=\"../../media/a.jpg\" width=\"600\" height=\"300\""),
        "{picture}"
    );
    assert!(to_html_at("[x](b.pdf)", 2, &address).contains("href=\"b.pdf\""));
    assert_eq!(to_html("[](a.html)", 2), "<p><a href=\"a.html\">a.html</a></p>\n");
}

#[test]
fn headings_start_where_they_are_told_and_skip_nothing() {
    assert_eq!(
        to_html("## 가\n\n#### 나\n\n### 다\n\n## 라\n\n##\n", 3),
        "<h3>가</h3>\n<h4>나</h4>\n<h4>다</h4>\n<h3>라</h3>\n"
    );
    assert_eq!(to_html("#### 가\n\n# 나", 2), "<h2>가</h2>\n<h2>나</h2>\n");
    assert_eq!(
        to_html("# 1\n## 2\n### 3\n#### 4\n", 5),
        "<h5>1</h5>\n<h6>2</h6>\n<h6>3</h6>\n<h6>4</h6>\n"
    );
}

#[test]
fn tables_have_scopes_and_classes_instead_of_style() {
    assert_eq!(
        to_html("| 구분 | 금액 |\n| --- | ---: |\n| 국비 | 1,174 |\n", 2),
        "<table>\n<thead>\n<tr><th scope=\"col\">구분</th><th scope=\"col\" class=\"n\">금액</th></tr>\n</thead>\n\
         <tbody>\n<tr><td>국비</td><td class=\"n\">1,174</td></tr>\n</tbody>\n</table>\n"
    );
}

#[test]
fn deep_nesting_stays_small() {
    for source in [">".repeat(20_000), "*".repeat(20_000) + "가" + &"*".repeat(20_000)] {
        let html = to_html(&source, 2);
        assert!(html.len() < source.len() + 2_000, "{} from {}", html.len(), source.len());
    }
    let list: String = (0..200).map(|n| format!("{}- 가\n", "  ".repeat(n))).collect();
    let html = to_html(&list, 2);
    assert_eq!(html.matches("<ul>").count(), 16);
    assert_eq!(html.matches("<li>").count(), html.matches("</li>").count());
}

#[test]
fn no_input_breaks_it() {
    let seeds = [
        "**\"제목\"**은 [가](javascript:x) `코드` ![나](a.jpg)\n\n> - 1. 가\n",
        "| a | b |\n| :-: | --: |\n| **(1)**을 | \\| |\n\n## 제목\n===\n",
        "<div>\n*가* <b>&#106;</b>\n</div>\n\n```rust\n가\n```\n[x]: <//b> 't'\n",
    ];
    let bits = "*_`[]()<>!#|\\\n\t >-&;\"'\u{fdd0}\0가「」1.~";
    let bits: Vec<char> = bits.chars().collect();
    let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut next = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for round in 0..4_000 {
        let mut text: Vec<char> = seeds[round % seeds.len()].chars().collect();
        for _ in 0..=next(12) {
            let at = next(text.len());
            match next(3) {
                0 => text.insert(at, bits[next(bits.len())]),
                1 => text[at] = bits[next(bits.len())],
                _ => drop(text.remove(at)),
            }
        }
        let text: String = text.into_iter().collect();
        hold(&text);
    }
}

/// What is true of every input.
fn hold(source: &str) {
    for html in [to_html(source, 3), inline_to_html(source)] {
        assert!(!html.contains("style=") || source.contains("style="), "{source:?}");
        assert!(!html.to_lowercase().contains("href=\"javascript:"), "{source:?}: {html}");
        assert!(!html.contains(emphasis::MARK) && !html.contains('\0'), "{source:?}");
        for tag in ["p", "li", "a", "em", "strong", "table", "th", "td", "h3", "blockquote"] {
            let open = html.matches(&format!("<{tag}>")).count()
                + html.matches(&format!("<{tag} ")).count();
            assert_eq!(
                open,
                html.matches(&format!("</{tag}>")).count(),
                "{tag} {source:?}: {html}"
            );
        }
    }
    for held in [outline(source), outline_of_line(source)] {
        let links = held.links.iter().map(|link| &link.range);
        let pictures = held.pictures.iter().map(|picture| &picture.range);
        let headings = held.headings.iter().map(|heading| &heading.range);
        let tables = held.tables.iter().flat_map(|table| [&table.range, &table.header]);
        let ranges = links.chain(pictures).chain(headings).chain(tables);
        for range in ranges.chain(&held.code).chain(&held.words) {
            assert!(source.get(range.clone()).is_some(), "{range:?} of {source:?}");
        }
    }
    assert!(!plain_text(source).contains(emphasis::MARK));
}

#[test]
fn a_line_of_words_is_what_the_parser_makes_of_it() {
    let bits: Vec<char> = "가 나다abz0123.,;:'()%+-=#|/^{}$@?·「」…△\u{a0}\u{3000}\u{feff}\u{80}\u{9f}\u{7f}\u{ffff}é\t\"&!~*_`\\<[]"
        .chars()
        .collect();
    let mut state: u64 = 0x2545_f491_4f6c_dd1d;
    let mut next = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut plain = 0;
    for round in 0..60_000 {
        // Most of the alphabet is words; what is not occurs often enough to be told from them.
        let most = if round % 3 == 0 { bits.len() } else { 36 };
        let line: String = (0..next(14)).map(|_| bits[next(most)]).collect();
        plain += usize::from(is_plain(&line));
        let read = one_line(&line);
        let html = Writer::new(Mode::Line { address: &|_| None });
        let html = html.write(Parser::new_ext(&read, OPTIONS));
        assert_eq!(inline_to_html(&line), html.trim(), "{line:?}");
        if is_plain(&line) {
            assert_eq!(plain_text(&line), html.trim(), "{line:?}");
        }
    }
    assert!(plain > 20_000 && plain < 55_000, "{plain}");
}
