//! Whether two words may be one word, spelt in two ways.
//!
//! Compares letters only; that one of the two is a name is for who asks. Made so that ordinary
//! words are not taken for slips of each other.

/// How two words of the same length differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Difference {
    /// The letters (jamo) in which they differ, 1 or 2.
    pub(super) letters: usize,
    /// How many syllables each has.
    pub(super) syllables: usize,
    /// Whether they differ in the last syllable.
    pub(super) is_last: bool,
    /// Whether a differing syllable can't be the reading of a Chinese character.
    pub(super) is_foreign: bool,
    /// Whether the syllables that differ make two ordinary words with one beside them.
    pub(super) is_ordinary: bool,
}

/// How two Hangul words differ; nothing where they are the same or nothing alike: of one length,
/// one syllable apart by one or two letters, or written as they sound, 맞이 and 마지.
pub(super) fn difference(one: &str, other: &str) -> Option<Difference> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len() != other.len() {
        return None;
    }
    let pairs = || one.iter().zip(&other).enumerate().filter(|(_, (a, b))| a != b);
    let letters = match pairs().collect::<Vec<_>>().as_slice() {
        [(_, (a, b))] => Some(letters_apart(**a, **b)).filter(|apart| *apart <= 2)?,
        [(first, _), (second, _)] if second - first == 1 => {
            let sounds = |word: &[char]| word.iter().flat_map(|c| jamo(*c)).collect::<Vec<u32>>();
            is_one_less(&sounds(&one), &sounds(&other)).then_some(1)?
        }
        _ => return None,
    };
    let is_foreign = pairs().any(|(_, (a, b))| !is_reading(*a) || !is_reading(*b));
    let is_last = pairs().any(|(at, _)| at + 1 == one.len());
    let is_ordinary = pairs().any(|(at, _)| makes_words(&one, &other, at));
    Some(Difference { letters, syllables: one.len(), is_last, is_foreign, is_ordinary })
}

/// Whether two words in Latin letters are one letter apart, or two letters have changed places.
/// Endings that grammar changes do not count, nor do capitals.
pub(super) fn is_latin_slip(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_ascii_lowercase(), other.to_ascii_lowercase());
    let shared = |a: &mut dyn Iterator<Item = u8>, b: &mut dyn Iterator<Item = u8>| {
        a.zip(b).take_while(|(a, b)| a == b).count()
    };
    let start = shared(&mut one.bytes(), &mut other.bytes());
    let end = shared(&mut one.bytes().rev(), &mut other.bytes().rev());
    let swapped = one.len() == other.len() && start + end + 2 == one.len();
    one != other
        && start > 0
        && (end > 0 || swapped)
        && strsim::damerau_levenshtein(&one, &other) == 1
}

/// The first Hangul syllable in Unicode; those of the block count initials, vowels and finals
/// (Unicode 3.12).
const FIRST: u32 = 0xac00;
const FINALS: u32 = 28;
const VOWELS: u32 = 21;

/// Initial, vowel and final of a syllable, by their numbers; final 0 is none.
fn parts(syllable: char) -> (u32, u32, u32) {
    let number = u32::from(syllable).saturating_sub(FIRST);
    (number / (FINALS * VOWELS), number / FINALS % VOWELS, number % FINALS)
}

fn letters_apart(one: char, other: char) -> usize {
    let (one, other) = (parts(one), parts(other));
    [one.0 != other.0, one.1 != other.1, one.2 != other.2]
        .into_iter()
        .filter(|apart| *apart)
        .count()
}

/// The letters of a syllable in a row, a final written as the initial it sounds like.
fn jamo(syllable: char) -> impl Iterator<Item = u32> {
    /// The initial that a final consonant is, by its number; clusters are no initial.
    const AS_INITIAL: [u32; 28] = [
        99, 0, 1, 90, 2, 91, 92, 3, 5, 93, 94, 95, 96, 97, 98, 89, 6, 7, 88, 9, 10, 11, 12, 14, 15,
        16, 17, 18,
    ];
    let (initial, vowel, last) = parts(syllable);
    let last = AS_INITIAL.get(last as usize).copied().filter(|_| last > 0);
    [Some(initial), Some(100 + vowel), last].into_iter().flatten()
}

/// Whether the longer of two rows is the other with one more.
fn is_one_less(one: &[u32], other: &[u32]) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let start = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    long.len() == short.len() + 1 && short.iter().skip(start).eq(long.iter().skip(start + 1))
}

/// Whether a syllable is the reading of a Chinese character, so that another one in its place may
/// make another word: 기관 and 기간.
fn is_reading(syllable: char) -> bool {
    READINGS.contains(syllable)
}

/// Readings of the characters of KS X 1001, as they sound within and at the start of words.
const READINGS: &str = "가각간갈감갑강개객갱갹거건걸검겁게격견결겸경계고곡곤골공곶과곽관괄광괘괴굉교구국군굴궁권궐궤귀규균귤극근글금급긍기긴길김끽\
나낙난날남납낭내냉녀년념녕노농뇌뇨눈눌뉴니닉다단달담답당대댁덕도독돈돌동두둔득등라락란람랍랑래랭략량려력련렬렴렵령례로록론롱뢰료룡루류륙륜률륭륵름릉리린림립\
마막만말망매맥맹멱면멸명몌모목몰몽묘무묵문물미민밀박반발방배백번벌범법벽변별병보복본볼봉부북분불붕비빈빙사삭산살삼삽상새색생서석선설섬섭성세소속손솔송쇄쇠수숙순술숭슬습승시식신실심십쌍씨\
아악안알암압앙애액앵야약양어억언얼엄업에여역연열염엽영예오옥온올옹와완왈왕왜외요욕용우욱운울웅원월위유육윤율융은을음읍응의이익인일임입잉\
자작잔잠잡장재쟁저적전절점접정제조족존졸종좌죄주죽준줄중즉즐즙증지직진질짐집징차착찬찰참창채책처척천철첨첩청체초촉촌총촬최추축춘출충췌취측층치칙친칠침칩칭쾌\
타탁탄탈탐탑탕태택탱토통퇴투특틈파판팔패팽퍅편폄평폐포폭표품풍피필핍하학한할함합항해핵행향허헌헐험혁현혈혐협형혜호혹혼홀홍화확환활황회획횡효후훈훙훤훼휘휴휼흉흑흔흘흠흡흥희힐";

fn makes_words(one: &[char], other: &[char], at: usize) -> bool {
    let window =
        |word: &[char], from: usize| -> String { word.iter().skip(from).take(2).collect() };
    let from = at.saturating_sub(1)..=at;
    from.into_iter().any(|from| {
        let (a, b) = (window(one, from), window(other, from));
        ORDINARY.iter().any(|(x, y)| (a == *x && b == *y) || (a == *y && b == *x))
    })
}

/// Words of records that are one letter apart and mean two things.
const ORDINARY: [(&str, &str); 49] = [
    ("공동", "공공"),
    ("공영", "공용"),
    ("공유", "공용"),
    ("공원", "농원"),
    ("공업", "농업"),
    ("기관", "기간"),
    ("사업", "산업"),
    ("산업", "상업"),
    ("사업", "상업"),
    ("상업", "창업"),
    ("의료", "의류"),
    ("청년", "정년"),
    ("상인", "장인"),
    ("조성", "조정"),
    ("운영", "운용"),
    ("정비", "정보"),
    ("정비", "경비"),
    ("개선", "개설"),
    ("개발", "계발"),
    ("보존", "보전"),
    ("보건", "보전"),
    ("구민", "국민"),
    ("시민", "서민"),
    ("군민", "구민"),
    ("군민", "국민"),
    ("국비", "구비"),
    ("군비", "구비"),
    ("국비", "군비"),
    ("구청", "군청"),
    ("시청", "신청"),
    ("위원", "의원"),
    ("도시", "도서"),
    ("자활", "재활"),
    ("장기", "정기"),
    ("전기", "정기"),
    ("전통", "전동"),
    ("교통", "고통"),
    ("정책", "정착"),
    ("안전", "완전"),
    ("대학", "대한"),
    ("동부", "동구"),
    ("서부", "서구"),
    ("남부", "남구"),
    ("북부", "북구"),
    ("구립", "국립"),
    ("군립", "국립"),
    ("시립", "사립"),
    ("계획", "기획"),
    ("모텔", "호텔"),
];
