//! Any edits in any order: what a run leaves is what a run anew would make.

use super::desk::{Desk, edit_unseen, settle};
use std::fs;
use std::path::PathBuf;

/// Numbers that look drawn by lot, the same ones of the same seed (Knuth's MMIX).
struct Lot(u64);

impl Lot {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

const EDITS: [fn(&Desk, &mut Lot); 14] = [
    |_, _| {},
    |_, _| settle(),
    |_, _| settle(),
    |desk, lot| {
        let text = format!("# 글 {}\n\n{}\n", lot.below(10), "가".repeat(lot.below(5)));
        desk.write("content/pages/about.md", &text);
    },
    |desk, lot| {
        let path = format!("content/pages/page-{}.md", lot.below(3));
        match desk.path(&path).exists() {
            true => fs::remove_file(desk.path(&path)).unwrap(),
            false => desk.write(&path, "# 쪽\n"),
        }
    },
    |desk, lot| {
        let number = lot.below(3);
        let folder = format!("content/projects/new-{number}");
        match desk.path(&folder).exists() {
            true => fs::remove_dir_all(desk.path(&folder)).unwrap(),
            false => {
                let card = desk.read("content/projects/talks/project.yaml");
                let card = card.replace("생활-3", &format!("생활-3{number}"));
                desk.write(&format!("{folder}/project.yaml"), &card);
            }
        }
    },
    |desk, lot| {
        let status = if lot.below(3) == 0 { "status: nowhere\n" } else { "status: continuing\n" };
        let card = desk.read("content/projects/market/project.yaml");
        let line = card.lines().find(|line| line.starts_with("status: ")).unwrap().to_owned();
        desk.write(
            "content/projects/market/project.yaml",
            &card.replace(&format!("{line}\n"), status),
        );
    },
    |desk, _| edit_unseen(&desk.path("themes/own/assets/mark.txt")),
    |desk, lot| edit_unseen(&any(desk, lot)),
    |desk, lot| fs::remove_file(any(desk, lot)).unwrap(),
    |desk, lot| {
        let (one, other) = (any(desk, lot), any(desk, lot));
        if one != other {
            fs::copy(one, other).unwrap();
        }
    },
    |desk, _| desk.write("output/.gitignore", "*\n"),
    |desk, _| desk.write("output/thesis.txt", "years of work"),
    |desk, lot| {
        let path = desk.path("output/thesis.txt");
        if lot.below(2) == 0 && path.exists() {
            fs::remove_file(path).unwrap();
        }
    },
];

/// Any file of the site as it stands but the manifest, without which it is no site of ours.
fn any(desk: &Desk, lot: &mut Lot) -> PathBuf {
    let files: Vec<String> = desk
        .output()
        .into_iter()
        .filter(|(name, bytes)| bytes.is_some() && name != "manifest.json")
        .map(|(name, _)| name)
        .collect();
    desk.path("output").join(&files[lot.below(files.len())])
}

#[test]
fn after_any_edits_a_run_leaves_what_a_run_anew_would() {
    for seed in [1, 2] {
        let (desk, mut lot) = (Desk::new(), Lot(seed));
        desk.run();
        let (mut recognised, mut published) = (0, 0);
        for round in 0..24 {
            let edits = lot.below(3);
            for _ in 0..edits {
                EDITS[lot.below(EDITS.len())](&desk, &mut lot);
            }
            let before = desk.output();
            let ran = desk.try_run();
            let (files, built) = desk.anew();
            let Some(ran) = ran else {
                assert!(files.is_none() && before == desk.output(), "{seed}/{round}");
                continue;
            };
            assert!(files.unwrap() == desk.output(), "{seed}/{round}");
            assert_eq!(ran.outcome.diagnostics, built.diagnostics, "{seed}/{round}");
            assert_eq!(ran.outcome.language, built.language, "{seed}/{round}");
            assert_eq!(ran.outcome.projects, built.projects, "{seed}/{round}");
            recognised += usize::from(ran.recognised);
            published += 1;
        }
        assert!(recognised > 3 && recognised + 3 < published, "{recognised} of {published}");
    }
}
