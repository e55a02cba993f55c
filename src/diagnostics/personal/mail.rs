//! Addresses at providers of mail for private persons.
//!
//! An address of an office, a school or a business is no secret, and passes.

use super::letters::Line;
use super::{Candidate, Certainty, Kind};

/// Providers, Korean ones first. A subdomain counts as its provider.
const PROVIDERS: [&str; 46] = [
    "naver.com",
    "hanmail.net",
    "daum.net",
    "kakao.com",
    "nate.com",
    "empas.com",
    "empal.com",
    "korea.com",
    "lycos.co.kr",
    "paran.com",
    "dreamwiz.com",
    "freechal.com",
    "chol.com",
    "hanmir.com",
    "hanafos.com",
    "netian.com",
    "unitel.co.kr",
    "hitel.net",
    "nownuri.net",
    "kornet.net",
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "outlook.kr",
    "outlook.co.kr",
    "hotmail.com",
    "hotmail.co.kr",
    "live.com",
    "live.co.kr",
    "msn.com",
    "yahoo.com",
    "yahoo.co.kr",
    "yahoo.co.jp",
    "ymail.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "proton.me",
    "protonmail.com",
    "pm.me",
    "aol.com",
    "gmx.com",
    "qq.com",
    "163.com",
    "126.com",
    "mail.ru",
];

/// Every address of a line.
pub(super) fn addresses(line: &Line) -> Vec<Candidate> {
    let signs = (0..line.len()).filter(|at| line.at(*at) == Some('@'));
    signs.filter_map(|at| around(line, at)).collect()
}

fn around(line: &Line, sign: usize) -> Option<Candidate> {
    // Some write blanks around the sign, so that programs do not find the address.
    let end = (0..sign).rev().find(|at| line.at(*at) != Some(' '))? + 1;
    let domain_start = (sign + 1..line.len()).find(|at| line.at(*at) != Some(' '))?;
    let start = (0..end).rev().take_while(|at| line.at(*at).is_some_and(is_local)).last()?;
    let letters = domain_start..line.len();
    let domain_end = letters.take_while(|at| line.at(*at).is_some_and(is_domain)).last()? + 1;
    let domain = line.text(domain_start..domain_end).to_ascii_lowercase();
    let domain = domain.trim_end_matches(['.', '-']);
    let (length, certainty) = provider(domain)?;
    let letters = start..domain_start + length;
    Some(Candidate { kind: Kind::Email, letters, certainty })
}

/// RFC 5322 allows more before the sign; these are what providers give out.
fn is_local(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%')
}

fn is_domain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-')
}

/// How much of a domain is a provider's, and whether it is: `naver.com.txt` is a file's name.
fn provider(domain: &str) -> Option<(usize, Certainty)> {
    PROVIDERS.iter().find_map(|provider| {
        if let Some(rest) = domain.strip_suffix(provider) {
            let whole = rest.is_empty() || rest.ends_with('.');
            return whole.then_some((domain.len(), Certainty::Confirmed));
        }
        let rest = domain.strip_prefix(provider)?;
        rest.starts_with('.').then_some((provider.len(), Certainty::Possible))
    })
}
