"""What someone can do when something goes wrong, by the kind of problem."""

ADVICE = {
    "not-found": "Controleer het adres, of ga terug naar de startpagina.",
    "not-allowed": "Denkt u dat u dit wel mag? Vraag het aan uw beheerder.",
    "model-busy": "Uw tekst blijft staan: u hoeft niets opnieuw te typen.",
    "model-away": "Probeer het straks opnieuw. Blijft dit zo? Meld het aan uw beheerder.",
    "model-missing": "Meld dit aan uw beheerder: het taalmodel moet opnieuw worden opgehaald.",
    "knowledge-base-busy": "Er worden net bronnen ingelezen. Probeer het over een minuut opnieuw.",
    "internal": "Probeer het opnieuw. Blijft dit zo? Meld het aan uw beheerder.",
}
