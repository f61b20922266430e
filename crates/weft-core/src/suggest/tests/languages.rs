//! Names in French, Spanish, Italian and Portuguese; which language a document is in, and saying so.

use super::*;
use crate::suggest::language::lexicons;

/// What is suggested for one step of a document whose names are in a language.
#[track_caller]
fn check_in(tongue: Tongue, text: &str, expected: &str) {
    let mut document = document(text);
    document.suggestions.language = Some(tongue);
    let suggestions = suggest(&document, None, &Settings::default(), Language::English);
    let done = accept(&document, None, &suggestions);
    let said = summary(&done.baseline.steps[0]);
    assert_eq!(said, expected, "what is suggested for {text}");
}

#[test]
fn french_names_are_read() {
    let check = |text, expected| check_in(Tongue::French, text, expected);
    check(
        "Secrétariat | task | Vérifier le dossier -> 2\n - | exclusiveGateway | Dossier complet ? -> 3:oui; 3:non\n - | endEvent | Fin",
        "Secrétariat · human-alone · none · check",
    );
    check(
        "Vente | userTask | Envoyer la facture au client",
        "Vente+Client · human-alone · one-way · status",
    );
    check(
        "RH | userTask | Entretien avec le candidat",
        "RH+Candidat · human-relational · live · trust+decide",
    );
    check(
        "RH | userTask | Informer les collaborateurs du refus",
        "RH+Employé · human-alone · one-way · trust",
    );
    check(
        "Achats | userTask | Négociation du contrat avec le fournisseur",
        "Achats+Fournisseur · human-relational · live · align+trust",
    );
    check(
        "Achats | userTask | Demander un devis auprès du fournisseur",
        "Achats+Fournisseur · human-alone · one-way · logistics",
    );
    check(
        "Achats | userTask | Demander des offres",
        "Achats+Fournisseur · human-relational · time-shifted · logistics",
    );
    check(
        "Plateforme web | task | Enregistrer la commande",
        "Plateforme web · ai-automated · none · ",
    );
    check(
        "Vente | task | Le client appelle l'hôtel",
        "Vente+Client · human-relational · live · trust",
    );
    check(
        "Vente | task | Commande reçue",
        "Vente · human-alone · none · ",
    );
    check(
        "Vente | task | Saisir les données du client",
        "Vente · human-alone · none · ",
    );
}

#[test]
fn spanish_names_are_read() {
    let check = |text, expected| check_in(Tongue::Spanish, text, expected);
    check(
        "Ventas | userTask | Informar al cliente",
        "Ventas+Cliente · human-alone · one-way · status",
    );
    check(
        "Compras | userTask | Negociar condiciones con el proveedor",
        "Compras+Proveedor · human-relational · live · align+trust",
    );
    check(
        "RRHH | userTask | Realizar entrevista",
        "RRHH+Candidato · human-relational · live · trust+decide",
    );
    check(
        "Almacén | task | Preparar el pedido",
        "Almacén · human-alone · none · ",
    );
    check(
        "Jefe | userTask | Aprobar la solicitud",
        "Jefe · human-alone · none · decide",
    );
    check(
        "Jefe | userTask | Rechazar la solicitud del cliente",
        "Jefe · human-alone · none · trust",
    );
    check(
        "Ventas | task | Enviar pedido al proveedor",
        "Ventas+Proveedor · human-alone · one-way · status",
    );
    check(
        "Ventas | task | Atender al cliente",
        "Ventas+Cliente · human-relational · live · trust",
    );
    check(
        "Sistema de pedidos | task | Guardar el pedido",
        "Sistema de pedidos · ai-automated · none · ",
    );
}

#[test]
fn italian_names_are_read() {
    let check = |text, expected| check_in(Tongue::Italian, text, expected);
    check(
        "Vendite | userTask | Inviare l'offerta al cliente",
        "Vendite+Cliente · human-alone · one-way · status",
    );
    check(
        "Segreteria | userTask | Verifica della domanda",
        "Segreteria · human-alone · none · check",
    );
    check(
        "Selezione | userTask | Colloquio con il candidato",
        "Selezione+Candidato · human-relational · live · trust+decide",
    );
    check(
        "Reparto | userTask | Discutere il caso con l'infermiera",
        "Reparto+Infermiere · human-relational · live · align",
    );
    check(
        "Ufficio | task | Scrivere ai clienti",
        "Ufficio · human-alone · none · ",
    );
    check(
        "Acquisti | userTask | Richiesta di preventivi ai fornitori",
        "Acquisti+Fornitore · human-alone · one-way · logistics",
    );
}

#[test]
fn portuguese_names_are_read() {
    let check = |text, expected| check_in(Tongue::Portuguese, text, expected);
    check(
        "Vendas | userTask | Enviar a fatura ao cliente",
        "Vendas+Cliente · human-alone · one-way · status",
    );
    check(
        "RH | userTask | Entrevistar candidato",
        "RH+Candidato · human-relational · live · trust+decide",
    );
    check(
        "Gerente | userTask | Aprovar o pedido",
        "Gerente · human-alone · none · decide",
    );
    check(
        "Compras | userTask | Reunião com o fornecedor",
        "Compras+Fornecedor · human-relational · live · align+trust",
    );
    check(
        "Atendimento | userTask | Registrar dados do paciente",
        "Atendimento · human-alone · none · ",
    );
    check(
        "Plataforma | task | Emitir nota fiscal",
        "Plataforma · ai-automated · one-way · ",
    );
}

#[test]
fn an_article_is_no_ai_in_italian() {
    let mut document = document(
        "Sistema | serviceTask | Inviare avviso ai clienti\n Sistema | serviceTask | Chiedere all'IA un riassunto",
    );
    document.suggestions.language = Some(Tongue::Italian);
    let grounds: Vec<String> = suggest(&document, None, &Settings::default(), Language::English)
        .into_iter()
        .filter(|one| matches!(one.proposal, Proposal::Tag(_)))
        .map(|one| one.grounds)
        .collect();
    assert_eq!(
        grounds,
        ["machine.service-task", "ai.service-task"],
        "“ai” is a small word there"
    );
}

/// The languages that a version is read in.
fn told(text: &str) -> Vec<Tongue> {
    let version = version(text);
    let lexicons = lexicons(&[&version], None);
    lexicons.iter().map(|one| one.tongue).collect()
}

#[test]
fn the_language_is_told_from_the_names() {
    assert_eq!(
        told("A | task | Check order\n A | task | Send the invoice to the customer"),
        [Tongue::English],
        "English alone"
    );
    assert_eq!(
        told("A | task | Antrag prüfen\n A | task | Kunde über die Ablehnung informieren")[0],
        Tongue::German,
        "German first"
    );
    for (tongue, text) in [
        (
            Tongue::French,
            "A | task | Vérifier la commande\n A | task | Envoyer la facture au client\n A | task | Préparer le contrat",
        ),
        (
            Tongue::Spanish,
            "A | task | Verificar el pedido\n A | task | Enviar la factura al cliente\n A | task | Preparar el contrato",
        ),
        (
            Tongue::Italian,
            "A | task | Verificare l'ordine\n A | task | Inviare la fattura al cliente\n A | task | Preparare il contratto",
        ),
        (
            Tongue::Portuguese,
            "A | task | Verificar o pedido\n A | task | Enviar a fatura ao cliente\n A | task | Preparar o contrato",
        ),
    ] {
        assert_eq!(told(text)[0], tongue, "{text}");
    }
    assert_eq!(
        told("A | task | X1\n A | task | 42"),
        [Tongue::English],
        "nothing says it"
    );
}

#[test]
fn the_document_says_the_language_before_the_settings_and_they_before_the_names() {
    let mut document =
        document("Chef | task | Informer le client\n Chef | task | Envoyer le contrat");
    let mut settings = Settings::default();
    let mode = |document: &Document, settings: &Settings| {
        let suggestions = suggest(document, None, settings, Language::English);
        accept(document, None, &suggestions).baseline.steps[0].mode()
    };
    assert_eq!(
        mode(&document, &settings),
        Mode::OneWay,
        "told to be French"
    );
    settings.name_language = Some(Tongue::German);
    assert_eq!(mode(&document, &settings), Mode::None, "no German verb");
    document.suggestions.language = Some(Tongue::French);
    assert_eq!(
        mode(&document, &settings),
        Mode::OneWay,
        "the document says so"
    );
}

#[test]
fn every_lexicon_has_every_list_that_the_rules_need() {
    use crate::suggest::kinds::{Kind, LISTS};
    let only_some = [Kind::By, Kind::Of, Kind::From, Kind::Product];
    for tongue in Tongue::ALL {
        let lexicon = Lexicon::of(tongue);
        for (name, kind) in LISTS.iter().filter(|(_, kind)| !only_some.contains(kind)) {
            assert!(lexicon.has_any(*kind), "{}: {name} is empty", tongue.tag());
        }
        assert_eq!(
            lexicon.unknown_verbs(),
            Vec::<&str>::new(),
            "{}: forms of no verb",
            tongue.tag()
        );
    }
}
