"""Words that carry no content of their own, so that comparing texts is about the others."""

from dutch.wordlists import listed

STOPWORDS = listed(
    """
    aan al als ben bent bij binnen daar daaraan daarbij daardoor daarin daarmee daarna daarom
    daarop daarvan daarvoor dan dat de den der des deze die dit doe doen doet door dus een eerst
    en enkele er eraan erbij ermee erop ervan ervoor ga gaan gaat haar had hadden heb hebben hebt
    heeft hem hen het hier hierbij hiermee hij hoe hun ik in is ja je jij jouw jullie kan kom
    komen komt kun kunnen kunt laat laten maar mag me mee meer men met mij mijn moet moeten mogen
    na naar niet noch nog nu of om omdat onder ons onze ook op over per s sinds sommige staan
    staat t te tegen ten ter terwijl toch toen tot tussen u uit uw van vanaf veel via vind vinden
    volgens voor vooral waar waarbij waarin waarmee waarom waarvan wanneer want waren was wat we
    weer wel welke werd werden wie wij wil willen wilt word worden wordt ze zelf zich zie zij zijn
    zo zoals zonder zou zouden zowel zullen zult
    """
)
