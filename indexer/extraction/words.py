"""The words that the rules know: tables, nothing else. All in lower case unless it says otherwise.

General words only, of English, Russian, Belarusian and Ukrainian: what offices are called, how one says
that somebody said something, what a speech is. No table names a person.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ROLES = _words(
    """
    president vice-president premier prime-minister minister secretary undersecretary chancellor
    vice-chancellor governor mayor ambassador envoy commissioner chair chairman chairwoman chairperson
    chairlady head director chief leader deputy senator congressman congresswoman representative member
    pm mp mep professor judge justice general colonel major captain lieutenant sergeant admiral commander
    marshal vice-marshal brigadier commodore spokesperson spokesman spokeswoman advisor adviser counsel
    counsellor analyst expert economist historian sociologist philosopher psychologist archaeologist
    biologist chemist physicist lawyer attorney barrister notary prosecutor ombudsman ombudswoman
    coordinator co-ordinator manager officer executive ceo founder co-founder editor editor-in-chief
    journalist correspondent reporter columnist presenter writer author poet novelist translator artist
    painter composer conductor actor actress activist campaigner researcher fellow scientist engineer
    architect rector dean bishop archbishop pope priest pastor rabbi imam cardinal patriarch metropolitan
    king queen prince princess speaker treasurer consul attaché negotiator rapporteur delegate councillor
    councilor trustee inspector auditor comptroller controller registrar curator librarian archivist
    master harbourmaster harbormaster pilot skipper fisherman farmer teacher lecturer headteacher headmaster
    principal physician doctor surgeon nurse paramedic epidemiologist student strategist specialist
    consultant assistant associate lead co-chair co-director co-author nominee candidate veteran
    entrepreneur owner shipowner banker statistician meteorologist hydrologist oceanographer geologist
    superintendent supervisor administrator organiser organizer diplomat politician lawmaker legislator
    parliamentarian plenipotentiary vice-chair vice-chairman vice-mayor vice-premier taoiseach
    президент вице-президент премьер премьер-министр министр замминистра глава председатель
    председательница зампред директор депутат депутатка посол посланник представитель представительница
    советник советница секретарь госсекретарь губернатор мэр руководитель руководительница заместитель
    заместительница спикер лидер лидерка начальник начальница генерал полковник майор капитан эксперт
    экспертка аналитик юрист юристка адвокат прокурор судья профессор доктор академик историк социолог
    экономист политолог журналист журналистка редактор главред писатель писательница поэт
    координатор координаторка пресс-секретарь уполномоченный уполномоченная омбудсмен канцлер сенатор
    ректор декан врач учитель учительница инженер активист активистка правозащитник правозащитница
    архиепископ епископ митрополит менеджер основатель основательница автор авторка сотрудник
    член участник специалист консультант консул пресс-секретарша комиссар смотритель лоцман
    прэзідэнт прэзідэнтка прэм'ер прэм'ер-міністр міністр міністарка старшыня кіраўнік кіраўніца намеснік
    намесніца дырэктар дырэктарка дэпутат дэпутатка пасол амбасадар прадстаўнік прадстаўніца дарадца
    саветнік саветніца сакратар дзяржсакратар губернатар лідар лідарка начальнік эксперт аналітык юрыст
    адвакат пракурор суддзя прафесар гісторык эканаміст палітолаг журналіст журналістка рэдактар
    рэдактарка пісьменнік пісьменніца паэт паэтка каардынатар каардынатарка прэс-сакратар канцлер рэктар
    лекар лекарка настаўнік настаўніца праваабаронца актывіст актывістка аўтар аўтарка заснавальнік
    прем'єр прем'єр-міністр міністр міністерка голова керівник керівниця заступник заступниця
    директорка представник представниця радник радниця речник речниця державний очільник
    очільниця лідерка експерт експертка аналітик юристка суддя професор професорка історик історикиня
    економіст політолог журналіст редактор редакторка письменник письменниця письменниця поетка
    прессекретар мер лікар лікарка вчитель вчителька правозахисник активіст автор засновник
    """
)

HONORIFICS = _words(
    """
    mr mrs ms miss mx dr prof professor hon honourable honorable rt right sir dame lord lady rev reverend
    fr father sen rep gov gen lt col maj capt sgt amb pres excellency h.e he his her holiness majesty madam
    madame monsieur m mme herr frau pan pani señor señora don doña the
    господин госпожа г-н г-жа спадар спадарыня пан пані доктор д-р
    """
)
ABBREVIATED = _words("mr mrs ms dr prof hon rev fr sen rep gov gen lt col maj capt sgt amb st jr sr messrs")
SUFFIXES = _words("jr sr ii iii iv")
POSTNOMINALS = _words("mp mep mla mlc phd md esq kc qc ac ao am obe cbe mbe kbe psm dbe csc")
PARTICLES = _words(
    """
    van von der den de da di del della do dos du la le el al bin ibn ben abu ter ten zu zur af av st san
    santa y
    """
)
AMBIGUOUS = _words(
    """
    dean judge justice marshal king queen prince princess major bishop pope general chase head chief lead
    farmer pilot fisherman captain speaker nurse priest principal author master page leader cardinal
    don doña pan pani lord lady dame father miss sir frau herr his her he the maj gen
    """
)
"""Words for people that are names too: taken off a name only when a whole name is left."""

QUALIFIERS = _words(
    """
    first second third vice deputy acting former ex-president interim senior junior chief executive principal
    special general honorary foreign prime political legal military public national international state
    independent human research staff managing founding current newly appointed then outgoing incoming
    first-deputy pro tempore high federal regional local city county district municipal shadow opposition
    под первый первая старший старшая главный главная бывший бывшая исполняющий обязанности и.о пресс
    першы першая старшы галоўны галоўная былы былая перший перша старший головний головна колишній колишня
    """
)

# Capitalised words that are no part of a person's name: bodies, places in general, generic nouns.
BODIES = _words(
    """
    academy administration agency alliance archive archives army assembly association authority bank board
    branch bureau cabinet campaign cathedral center centre chamber chambers channel church club coalition
    college commission committee company confederation conference congress consortium convention
    corporation corps council court delegation department directorate division embassy faculty federation
    festival force forces forum foundation front fund gallery government group guard hall headquarters
    hospital house initiative inspectorate institute institution laboratory league library management
    mission ministry ministers movement museum network newspaper office orchestra organisation organization
    parliament partnership party platform police port press programme program project radio railway
    reserve school secretariat sejm senate service services society state states station studio summit
    syndicate task team television theater theatre treasury tribunal trust union unit university news times
    daily post herald gazette magazine journal tv media affairs defence defense justice finance health
    education culture economy trade energy transport environment agriculture fisheries labour labor
    interior industry security development rights law policy relations studies science sciences research
    statistics employment infrastructure innovation technology tourism sport youth
    """
)
PLACES = _words(
    """
    north south east west northern southern eastern western central new united old great upper lower
    republic kingdom federation federal national international global world euro european europe africa
    african asia asian america american americans americas pacific atlantic baltic arctic mediterranean
    britain british england english scotland scottish wales welsh ireland irish france french germany
    german spain spanish italy italian poland polish ukraine ukrainian ukrainians russia russian russians
    belarus belarusian belarusians lithuania lithuanian latvia latvian estonia estonian finland finnish
    sweden swedish norway norwegian denmark danish netherlands dutch belgium belgian austria austrian
    switzerland swiss hungary hungarian romania romanian bulgaria bulgarian moldova moldovan czech slovakia
    slovenia croatia serbia greece greek turkey turkish china chinese japan japanese korea korean indian
    india indonesia australia australian australians zealand canada canadian mexico brazil argentina
    iraq iran afghanistan syria palestine islamic christian jewish muslim catholic orthodox soviet
    city county province region state street avenue square road bridge river sea ocean bay harbour harbor
    island islands coast lake mount valley cape gulf airport university
    warsaw minsk moscow kyiv kiev vilnius riga tallinn berlin brussels geneva strasbourg vienna london
    washington canberra melbourne brisbane york
    """
)
STARTERS = _words(
    """
    a about above according across after again against ago all almost along already also although always
    am among an and another any are around as at away back be because become been before behind being
    below between beyond both but by can colleagues could dear despite did do does done during each either
    else enough even ever every everyone everything excellencies few fellow finally first five following
    for four friends from further furthermore gentlemen given glory good greetings had has have having he
    hello hence her here hers herself him himself his how however i if in indeed instead into is it its
    itself just ladies last later less let like likewise little many may maybe me meanwhile more moreover
    most mr mrs much must my myself neither never nevertheless next nine no nobody none nor not nothing
    now of off often on once one ones only onto or other others our ours ourselves out over own perhaps
    please quite rather recently say see seven several shall she should since six so some someone something
    soon speaking still such ten than thank thanks that the their theirs them themselves then there
    therefore these they this those though three through throughout thus to today together tomorrow tonight
    too toward two under unfortunately unless unlike until up upon us very video was we welcome well were
    what whatever when whenever where wherever whether which while who whoever whole whom whose why will
    with within without would yes yesterday yet you your yours
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    в во и а но на по с со к ко о об от из за у для при до не ни что как это эти этот эта мы вы они он она
    оно я ты его её их наш наша наши ваш сегодня вчера завтра уважаемые дорогие друзья коллеги дамы господа
    если когда где почему кто также однако поэтому потому после перед между через все всё всех
    і й ў у з са да не гэта гэты мы вы яны ён яна калі дзе чаму хто таксама аднак сёння учора заўтра
    шаноўныя паважаныя сябры калегі спадарства пра для пасля
    та але що це ці ми ви вони він вона коли де чому хто також однак сьогодні вчора завтра шановні дорогі
    друзі колеги пані панове про після якщо
    """
)
GENERIC = _words(
    """
    act agreement award charter code constitution convention declaration directive law protocol treaty
    strategy plan budget review report statement speech remarks address interview transcript doorstop
    release media press conference joint briefing lecture keynote subject subjects topic topics source
    photo image picture caption question questions answer answers journalist reporter interviewer host
    moderator presenter compere audience voice male female unidentified note notes editor read see click
    hotel award awards dinner lunch luncheon
    contact phone fax email tel web site website page home menu search share print pdf download video audio
    watch listen live online day days week month year anniversary war peace freedom victory independence
    solidarity revolution memorial christmas easter holy god lord jesus anti-crisis transitional
    independent democratic liberal conservative labor socialist green national-democratic unified
    free open common civil human social economic financial political public private general special
    supreme constitutional regional local municipal stability monetary community business chapter section
    article part volume figure table appendix introduction background summary conclusion prepared
    """
)
NOT_NAMES = BODIES | PLACES | STARTERS | GENERIC

NAME_PREFIXES = _words("all anti pro non vice ex co pre post inter multi self cross")
"""What stands before a hyphen in words that are no names: "All-Belarusian", "Anti-Crisis"."""

SURNAMES_TOO = _words("may bishop dean king prince pope major judge farmer pilot hall church house post")
"""Words that are surnames when they stand behind a given name: "Theresa May", "Julie Bishop"."""

ROLE_BREAKS = _words(
    """
    in with during to by at on from about as after before who whom that which when while is was are were has
    have had will would and/or but if because since until against between among through via
    в во с со на из к о об время что который которая ў да за пад ад што які якая під час про що який
    """
)
"""Words that no office goes over on its way to the name."""

ROLE_LINKS = _words("of for the and at in on to de du la von & по при во в у з і и та й")
"""Words behind which a role always goes on."""

BEFORE_SPEECH = _words(
    """
    opening closing keynote full text of welcome welcoming prepared introductory concluding commencement
    written video transcript official joint press public luncheon dinner graduation convocation inaugural
    acceptance farewell maiden campaign concession victory memorial edited draft embargoed
    new year year's annual special brief short televised radio and
    """
)
"""Words that a head may have before "Speech by"."""

SAY_VERBS = _words(
    """
    said says stated states noted notes explained explains emphasized emphasised emphasizes emphasises
    stressed stresses added adds argued argues believes believed commented comments concluded concludes
    declared declares insisted insists told tells wrote writes warned warns announced announces
    acknowledged admitted admits claimed claims recalled recalls remarked remarks observed observes
    underlined underlines underscored highlighted highlights replied replies continued continues answered
    answers reported assured assures promised promises urged urges confirmed confirms reiterated
    maintained maintains suggested suggests asked asks thinks thought summarized summarised quipped joked
    complained lamented predicted predicts responded responds cautioned cautions pointed points
    заявил заявила заявляет сказал сказала говорит говорил говорила отметил отметила отмечает подчеркнул
    подчеркнула подчёркивает подчеркивает пояснил пояснила поясняет объяснил объяснила объясняет добавил
    добавила добавляет сообщил сообщила сообщает рассказал рассказала рассказывает считает уверен уверена
    написал написала пишет напомнил напомнила ответил ответила отвечает предупредил предупредила признал
    признала пообещал пообещала констатировал констатировала указал указала резюмировал уточнил уточнила
    призвал призвала поблагодарил поблагодарила
    заявіў заявіла сказаў сказала кажа гаворыць адзначыў адзначыла адзначае падкрэсліў падкрэсліла
    патлумачыў патлумачыла тлумачыць дадаў дадала дадае паведаміў паведаміла распавёў распавяла лічыць
    напісаў напісала піша нагадаў нагадала адказаў адказала папярэдзіў папярэдзіла прызнаў прызнала
    заявив заявила сказав сказала каже говорить зазначив зазначила зазначає наголосив наголосила наголошує
    підкреслив підкреслила пояснив пояснила пояснює додав додала додає повідомив повідомила розповів
    розповіла вважає написав написала пише нагадав нагадала відповів відповіла попередив попередила визнав
    """
)
TALK_VERBS = SAY_VERBS | _words(
    """
    discusses discussed talks talked spoke speaks shared shares describes described reflects reflected
    answered outlined outlines assessed assesses reveals revealed analyses analyzes analysed analyzed
    поделился поделилась описал описала ответила оценил оценила прокомментировал прокомментировала
    падзяліўся падзялілася апісаў пракаментаваў пракаментавала поділився поділилася прокоментував
    """
)

QUESTION_LABELS = _words(
    """
    q question journalist reporter interviewer host presenter moderator compere audience anchor facilitator
    speaker unidentified voice вопрос журналист журналистка корреспондент ведущий ведущая модератор
    пытанне журналіст журналістка вядучы вядучая карэспандэнт питання кореспондент ведучий ведуча
    """
)

SPEECH_NOUNS = (
    "speech",
    "speeches",
    "remarks",
    "statement",
    "address",
    "lecture",
    "keynote",
    "keynote points",
    "talking points",
    "speaking notes",
    "testimony",
    "message",
    "greeting",
    "toast",
    "eulogy",
    "sermon",
    "homily",
    "briefing",
    "paper",
    "commentary",
    "comment",
    "column",
    "op-ed",
    "essay",
    "declaration",
    "presentation",
    "appeal",
    "open letter",
    "letter",
    "report",
    "transcript",
    "interview",
    "press conference",
    "press statement",
    "talk",
    "intervention",
    "contribution",
    "video address",
    "victory speech",
)

# What these stand for is said in the genitive, so the name is looked for in the nominative elsewhere.
SPEECH_NOUNS_CYRILLIC = (
    *("выступление", "речь", "обращение", "заявление", "доклад", "лекция", "слово", "комментарий", "брифинг"),
    *(
        "послание",
        "приветствие",
        "колонка",
        "интервью",
        "прамова",
        "выступ",
        "выступленне",
        "зварот",
        "заява",
    ),
    *("даклад", "лекцыя", "каментар", "інтэрв'ю", "пасланне", "промова", "виступ", "звернення", "доповідь"),
    *("лекція", "коментар", "брифінг", "інтерв'ю", "послання", "відеозвернення"),
)
