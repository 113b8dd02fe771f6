"""Words that carry grammar rather than meaning, as readers type them.

They stay in the index, because a quotation may need them; a query wants them only when it consists of
nothing else, and they weigh next to nothing in ranking. The lists are short on purpose: a word that
somebody may be looking for (will, may, us) is worth more than the time it costs. Nobody says in which
language a query is typed, so a word of grammar that means something elsewhere (German war, French son)
is in no list.
"""

from __future__ import annotations

from indexer.folding import fold

ENGLISH = """
a about after all also am an and any are as at be because been before being between but by can could did
do does doing down during each for from further had has have having he her here hers him his how i if in
into is it its just me more most my no nor not of off on once only or other our ours out over own same
she should so some such than that the their theirs them then there these they this those through to too
under until up very was we were what when where which while who whom why with would you your yours
"""
RUSSIAN = """
а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да для до его ее если
есть еще же за здесь и из или им их к как ко когда кто ли либо мне может мы на надо наш не него нее нет
ни них но ну о об однако он она они оно от очень по под при с со так также такой там те тем то того тоже
той только том ты у уже хотя чего чей чем что чтобы эта эти это этот я
"""
BELARUSIAN = """
а аб або але бо бы быў была былі было быць вы да дзе для ж за з і ім іх каб калі каля мы на над не ні
пад па пра пры са сваю свой так такі там то толькі ты у ужо ці што эта гэта гэты гэтая гэтыя хто я як
яго яе яна яны ён ў ва
"""
UKRAINIAN = """
а або але без би був була були було бути в вам вас весь ви від він вона вони воно все всіх де для до є ж
за з зі і із її їй їм їх й його коли ми мі на над наш не нею ні під по при про та так також там те ти то
тому тут у це цей ця чи чим що щоб я як який
"""
GERMAN = """
aber als an auch auf aus bei bin bis das dass dem den der des durch ein eine einem einen einer eines er
es fur ich ihr im ist ja mit nach nicht noch nur oder sich sie sind um und uns unter von vor wie wir zu
zum zur
"""
FRENCH = """
au aux avec ce ces dans de du elle en est et eux il je la le les leur lui ma mais meme mes moi mon ne
nos notre nous ou par pas qu que qui se ses sur ta te tes toi tu un une vos votre vous
"""
POLISH = """
ale bez bo byc byl byla bylo dla i ich jak juz lub na nad nie o od po pod przez przy sa sie tak tym u w
we z za ze
"""

STOP_WORDS: frozenset[str] = frozenset(
    fold(word)
    for words in (ENGLISH, RUSSIAN, BELARUSIAN, UKRAINIAN, GERMAN, FRENCH, POLISH)
    for word in words.split()
)
"""The folded forms of all lists."""


def is_stop_word(form: str) -> bool:
    """Whether a folded form is a word of grammar in one of the languages that we know."""
    return form in STOP_WORDS
