//! Oracles of the people graph: published networks with the figures of audit.md 3.4.

use proptest::prelude::*;

use super::*;

/// Zachary's karate club, each member with the later members it has a tie with.
const KARATE: &str = "
    0: 1 2 3 4 5 6 7 8 10 11 12 13 17 19 21 31
    1: 2 3 7 13 17 19 21 30
    2: 3 7 8 9 13 27 28 32
    3: 7 12 13
    4: 6 10
    5: 6 10 16
    6: 16
    8: 30 32 33
    9: 33
    13: 33
    14: 32 33
    15: 32 33
    18: 32 33
    19: 33
    20: 32 33
    22: 32 33
    23: 25 27 29 32 33
    24: 25 27 31
    25: 31
    26: 29 33
    27: 33
    28: 31 33
    29: 32 33
    30: 32 33
    31: 32 33
    32: 33
";

/// Marriages of Florentine families.
const FLORENCE: &str = "
    Acciaiuoli: Medici
    Castellani: Peruzzi Strozzi Barbadori
    Medici: Barbadori Ridolfi Tornabuoni Albizzi Salviati
    Salviati: Pazzi
    Peruzzi: Strozzi Bischeri
    Strozzi: Ridolfi Bischeri
    Ridolfi: Tornabuoni
    Tornabuoni: Guadagni
    Albizzi: Ginori Guadagni
    Bischeri: Guadagni
    Guadagni: Lamberteschi
";

const PETERSEN: &str = "0: 1 4 5
    1: 2 6
    2: 3 7
    3: 4 8
    4: 9
    5: 7 8
    6: 8 9
    7: 9";

const ICOSAHEDRON: &str = "0: 1 5 7 8 11
    1: 2 5 6 8
    2: 3 6 8 9
    3: 4 6 9 10
    4: 5 6 10 11
    5: 6 11
    7: 8 9 10 11
    8: 9
    9: 10
    10: 11";

fn people(text: &str) -> People<String> {
    let lines = text.lines().filter_map(|line| line.split_once(':'));
    let ties: Vec<(String, String)> = lines
        .flat_map(|(one, others)| {
            let tie = |other: &str| (one.trim().to_owned(), other.to_owned());
            others.split_whitespace().map(tie).collect::<Vec<_>>()
        })
        .collect();
    People::new(&BTreeSet::new(), &ties)
}

fn six(value: f64) -> String {
    format!("{value:.6}")
}

fn joined(labels: &BTreeSet<String>) -> String {
    labels.iter().cloned().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_karate_club() {
    let club = people(KARATE);
    let between = club.betweenness();
    assert_eq!(club.ties(), 78, "the club as published");
    assert_eq!(six(between["0"]), "0.437635", "audit.md 3.4");
    assert_eq!(six(between["33"]), "0.304075", "audit.md 3.4");
    assert_eq!(six(between["32"]), "0.145247", "audit.md 3.4");
    assert_eq!(joined(&club.articulation_points()), "0", "audit.md 3.4");
    let bridge = BTreeSet::from([("0".to_owned(), "11".to_owned())]);
    assert_eq!(club.bridges(), bridge, "audit.md 3.4");
    assert_eq!(club.edge_connectivity(), 1, "audit.md 3.4: λ");
    assert_eq!(club.vertex_connectivity(), 1, "audit.md 3.4: κ");
    assert_eq!(club.components().len(), 1, "audit.md 3.4");
    assert_eq!(club.cycle_rank(), 45, "78 − 34 + 1");
}

#[test]
fn the_families_of_florence() {
    let families = people(FLORENCE);
    let between = families.betweenness();
    assert_eq!(six(between["Medici"]), "0.521978", "audit.md 3.4");
    assert_eq!(six(between["Guadagni"]), "0.254579", "audit.md 3.4");
    assert_eq!(
        joined(&families.articulation_points()),
        "Albizzi Guadagni Medici Salviati",
        "audit.md 3.4"
    );
    assert_eq!(families.bridges().len(), 5, "audit.md 3.4");
}

#[test]
fn a_path_and_a_star() {
    let path: Vec<String> = people("1: 2\n2: 3\n3: 4\n4: 5")
        .betweenness()
        .values()
        .map(|value| format!("{value:.4}"))
        .collect();
    let expected = ["0.0000", "0.5000", "0.6667", "0.5000", "0.0000"];
    assert_eq!(path, expected, "audit.md 3.4: path of 5");
    let star: Vec<f64> = people("0: 1 2 3 4").betweenness().into_values().collect();
    assert_eq!(star, [1.0, 0.0, 0.0, 0.0, 0.0], "audit.md 3.4: star of 5");
}

#[test]
fn how_many_can_be_lost() {
    let petersen = people(PETERSEN);
    assert_eq!(petersen.ties(), 15, "the Petersen graph");
    assert_eq!(petersen.vertex_connectivity(), 3, "audit.md 3.4: κ");
    assert_eq!(petersen.edge_connectivity(), 3, "each has three ties");
    let icosahedron = people(ICOSAHEDRON);
    assert_eq!(icosahedron.ties(), 30, "the icosahedral graph");
    assert_eq!(icosahedron.vertex_connectivity(), 5, "audit.md 3.4: κ");
    let everybody = people("a: b c d\nb: c d\nc: d");
    assert_eq!(
        everybody.vertex_connectivity(),
        3,
        "nobody can be separated"
    );
}

#[test]
fn the_lonely_and_the_nobody() {
    let nodes = BTreeSet::from(["a", "b", "c"]);
    let ties = BTreeMap::from([(("b", "a"), 30.0), (("c", "c"), 5.0)]);
    let people = People::new(&nodes, ties.keys());
    assert_eq!(
        people.components(),
        [vec!["a", "b"], vec!["c"]],
        "c meets itself only"
    );
    assert_eq!(people.edge_connectivity(), 0, "already apart");
    assert_eq!(people.vertex_connectivity(), 0, "already apart");
    let nobody: People<u8> = People::new(&BTreeSet::new(), &[]);
    assert_eq!(nobody.vertex_connectivity(), 0, "no role");
    assert_eq!(nobody.edge_connectivity(), 0, "no role");
    assert!(nobody.betweenness().is_empty(), "no role");
}

proptest! {
    #[test]
    fn a_cut_role_and_a_cut_tie_add_groups(
        ties in prop::collection::btree_set((0..8_u8, 0..8_u8), 0..14)
    ) {
        let nodes: BTreeSet<u8> = (0..8).collect();
        let people = People::new(&nodes, &ties);
        let groups = people.components().len();
        let points: BTreeSet<u8> = nodes.iter().copied().filter(|&gone| {
            let rest: BTreeSet<u8> = nodes.iter().copied().filter(|&node| node != gone).collect();
            let kept: Vec<_> = ties.iter().copied().filter(|t| t.0 != gone && t.1 != gone).collect();
            People::new(&rest, &kept).components().len() > groups
        }).collect();
        prop_assert_eq!(people.articulation_points(), points, "by removal");
        let pairs: BTreeSet<(u8, u8)> = ties.iter().map(|&(a, b)| (a.min(b), a.max(b))).collect();
        let bridges: BTreeSet<(u8, u8)> = pairs.iter().copied().filter(|gone| {
            let kept: Vec<_> = pairs.iter().copied().filter(|tie| tie != gone).collect();
            People::new(&nodes, &kept).components().len() > groups
        }).collect();
        prop_assert_eq!(people.bridges(), bridges, "by removal");
        prop_assert!(people.vertex_connectivity() <= people.edge_connectivity(), "κ ≤ λ");
    }
}
