"""What the words around an act make of it: not done yet, denied with one's part in it, only possible (codebook.md 4)."""

from __future__ import annotations

import pytest

from dragoman.coding.chain import Coder
from fakes import paragraph

DAY = "2025-03-20"
CASES = [
    ("fr", "Le Mali fermera son ambassade à Dakar, rapporte Jeune Afrique, si le Sénégal reconnaît le scrutin.", "SANCTION", "future"),
    ("fr", "Le Mali fermera son ambassade à Dakar si le Sénégal reconnaît le scrutin.", "THREATEN", "actual"),
    ("fr", "Santiago portera plainte contre le Venezuela si rien ne vient.", "ACCUSE", "future"),
    ("fr", "La Chine n'a pas pour autant lâché le Pakistan.", "SANCTION", "negated"),
    ("fr", "Aucune demande ne lui a été adressée par le Kazakhstan, répond le ministère russe.", "REQUEST", "negated"),
    ("fr", "Les Vingt-Sept n'ont pu sanctionner la Russie.", "SANCTION", "negated"),
    ("fr", "Le M23 n'est pas parvenu à prendre Bukavu à l'armée congolaise.", "ASSAULT", "negated"),
    ("fr", "Le gouvernement soudanais dément tout déploiement de soldats tchadiens au Darfour.", "MOBILIZE", "negated"),
    ("fr", "Le plus gros contingent de Guinéens jamais expulsés par l'Algérie est arrivé dimanche au Niger.", "COERCE", "actual"),
    ("fr", "La SADC pourrait envoyer une mission, mais Maputo a expulsé l'ambassadeur zambien.", "SANCTION", "actual"),
    ("fr", "L'Estonie a l'intention de fermer son ambassade à Minsk.", "SANCTION", "future"),
    ("fr", "Il est possible que la Hongrie quitte la Cour pénale internationale.", "SANCTION", "hypothetical"),
    ("fr", "Il se peut que la Turquie bombarde l'Irak.", "ASSAULT", "hypothetical"),
    ("fr", "Paris réfléchit au rappel de son ambassadeur à Alger.", "SANCTION", "hypothetical"),
    ("fr", "Un gel des avoirs russes par la Suisse serait à l'étude.", "SANCTION", "hypothetical"),
    ("fr", "Le Tchad est décidé à expulser l'ambassadeur de France.", "SANCTION", "future"),
    ("fr", "Selon RFI, la France rappellerait son ambassadeur au Mali.", "SANCTION", "future"),
    ("fr", "Selon RFI, la France armerait les rebelles maliens.", "AID", "actual"),
    ("fr", "La police équatorienne a forcé la porte de l'ambassade du Mexique pour y arrêter un Mexicain.", "COERCE", "actual"),
    ("fr", "La RDC a permis la libération de dix soldats rwandais.", "RETREAT", "actual"),
    ("fr", "Si Paris a dénoncé la frappe israélienne, Berlin a soutenu Israël.", "ACCUSE", "actual"),
    ("fr", "Le Maroc n'acceptera pas que l'Algérie s'ingère dans ses affaires.", "REJECT", "actual"),
    ("fr", "Hanoï s'interdit de critiquer Pékin.", "ACCUSE", "negated"),
    ("fr", "Le Mali aurait pu expulser l'ambassadeur d'Algérie.", "SANCTION", "hypothetical"),
    ("fr", "Le Japon est loin de vouloir rompre avec la Russie.", "SANCTION", "negated"),
    ("fr", "L'Arabie saoudite est en voie d'expulser l'ambassadeur libanais.", "SANCTION", "future"),
    ("fr", "Faute d'excuses, Bamako rappellera son ambassadeur à Alger.", "SANCTION", "future"),
    ("fr", "Nul ne sait si Moscou bombardera Kiev.", "ASSAULT", "hypothetical"),
    ("fr", "Ottawa n'a pas pour l'heure expulsé l'ambassadeur indien.", "SANCTION", "negated"),
    ("fr", "La Belgique songe au rappel de son ambassadeur à Kigali.", "SANCTION", "hypothetical"),
    ("fr", "Paris retirerait alors ses troupes du Tchad.", "RETREAT", "hypothetical"),
    ("en", "Kenya has yet to expel the Ugandan ambassador.", "SANCTION", "negated"),
    ("en", "An attack by Peru on Ecuador is thought possible in Quito.", "ASSAULT", "hypothetical"),
    ("fr", "Une attaque du Pérou contre l'Équateur est jugée possible à Quito.", "ASSAULT", "hypothetical"),
    ("fr", "Le Kenya n'a condamné ni l'annexion de la Crimée par la Russie ni l'invasion de l'Ukraine.", "COERCE", "actual"),
    ("fr", "L'interdiction du gaz russe, adoptée lundi par la Norvège, s'appliquera en 2027.", "SANCTION", "future"),
    ("fr", "Un blocus de Taïwan par la Chine, écrit Tokyo dans un rapport, pourrait être imposé en mai.", "COERCE", "hypothetical"),
    ("fr", "Si l'armée turque entre dans la ville, prévient Damas, la Syrie tirera.", "THREATEN", "actual"),
    ("fr", "Berne n'en propose pas moins ses bons offices à Moscou.", "AGREE", "actual"),
    ("fr", "Le président colombien a gracié plus de trois mille rebelles péruviens.", "CONCEDE", "actual"),
    ("fr", "Pas un convoi russe n'a franchi la frontière géorgienne.", "MOBILIZE", "negated"),
    ("fr", "Le Kremlin n'a pas l'intention d'attaquer l'Ukraine.", "ASSAULT", "negated"),
    ("fr", "La France n'a pas l'intention de livrer des chars à l'Ukraine.", "REJECT", "actual"),
    ("fr", "Sofia voudrait que Skopje change sa Constitution.", "REQUEST", "actual"),
    ("fr", "Bratislava pourrait couper l'électricité à l'Ukraine, a dit le ministre slovaque.", "THREATEN", "actual"),
    ("fr", "Bratislava pourrait couper l'électricité à l'Ukraine, a dit le ministre polonais.", "SANCTION", "hypothetical"),
    ("fr", "Kigali, de son côté, dément que ses soldats aient tiré sur le Burundi.", "ASSAULT", "negated"),
    ("fr", "Le Kenya expulserait des diplomates soudanais, affirme un quotidien de Nairobi.", "SANCTION", "future"),
    ("fr", "Cent Guinéens ont défilé mardi pour exiger du Mali la libération d'un éleveur.", "REQUEST", "actual"),
    ("fr", "La Chine s'est abstenue de condamner la Russie.", "ACCUSE", "negated"),
    ("fr", "Lima dit n'avoir jamais participé à cette attaque contre Quito.", "ASSAULT", "negated"),
    ("en", "The Kremlin has neither endorsed Kenya's plan nor condemned Kenya.", "ACCUSE", "negated"),
    ("en", "Turkey will expel the Swedish charge d'affaires and close its cultural centre in Stockholm in protest.", "SANCTION", "future"),
    ("en", "Zambia said that Zimbabwe might respond by closing the road to Lusaka.", "SANCTION", "hypothetical"),
    ("en", "Brasilia freed a first group in January and may pardon others on its national day.", "CONCEDE", "hypothetical"),
    ("en", "Norway has so far pointed the finger at no one.", "ACCUSE", "negated"),
    ("en", "Brasília has no plans to prosecute Peru.", "ACCUSE", "negated"),
    ("en", "Peru is not thinking, however, of breaking off relations with Chile.", "SANCTION", "negated"),
    ("en", "Kenya will not, its vice-president insists, send a single soldier to Somalia.", "MOBILIZE", "negated"),
    ("en", "Moscow's answer was to expel the Polish ambassador.", "SANCTION", "actual"),
    ("en", "Moscow is to expel the Polish ambassador.", "SANCTION", "future"),
    ("en", "Canada is unlikely to expel the Turkish ambassador.", "SANCTION", "hypothetical"),
    ("en", "Fiji may one day have to expel the Chinese ambassador.", "SANCTION", "hypothetical"),
    ("en", "Since 7 May the Border Security Force of India has arrested ninety Bangladeshis.", "COERCE", "actual"),
    ("en", "Madrid presented an arms embargo on Israel that the cabinet will turn into a law.", "SANCTION", "future"),
    ("en", "Maputo wants to expel the Rwandan ambassador.", "SANCTION", "future"),
    ("en", "Has Kenya expelled the Sudanese ambassador?", "SANCTION", "hypothetical"),
    ("en", "Has Kenya expelled the Sudanese ambassador? No, it has not.", "SANCTION", "negated"),
    ("en", "Nothing says that Peru will expel the Chilean ambassador.", "SANCTION", "hypothetical"),
    ("en", "The Cuban president's visit to Mexico fell through.", "CONSULT", "negated"),
    ("en", "Raids by Venezuela on Guyana are feared in Georgetown.", "ASSAULT", "hypothetical"),
    ("en", "Fiji may stay away if the word is used, and Samoa condemned Fiji.", "ACCUSE", "actual"),
    ("fr", "Moscou regrette de n'avoir pas mis son veto à la résolution de l'ONU.", "REJECT", "negated"),
    ("fr", "L'expulsion de l'ambassadeur béninois par le Niger n'est pas programmée.", "SANCTION", "negated"),
    ("fr", "Au lieu d'expulser les pêcheurs sénégalais, la Mauritanie les a nourris.", "COERCE", "negated"),
    ("fr", "Le Kenya est sur le point d'expulser l'ambassadeur soudanais.", "SANCTION", "hypothetical"),
    ("fr", "Moscou se défend d'avoir bombardé Odessa.", "ASSAULT", "negated"),
    ("fr", "Dans l'hypothèse où Quito expulserait l'ambassadeur péruvien, Lima protesterait.", "SANCTION", "hypothetical"),
    ("fr", "Le Kenya n'a pas tardé à expulser l'ambassadeur soudanais.", "SANCTION", "actual"),
    ("en", "Norway is not going to close its embassy in Chad.", "SANCTION", "negated"),
    ("en", "Canada will begin pulling its troops out of Latvia in the autumn.", "RETREAT", "future"),
    ("en", "A crowd of Serbs tried to storm the Kosovan embassy.", "PROTEST", "actual"),
    ("en", "The port is closed; Ghana would recall its ambassador from Benin, the Daily Graphic writes.", "SANCTION", "hypothetical"),
    ("en", "Peru apologised to Chile without going so far as to expel its own ambassador to Chile.", "SANCTION", "negated"),
    ("en", "The dockers of Kenya have called a strike against Uganda for Monday.", "PROTEST", "future"),
    ("en", "Peru is considering a ban on Chilean wine.", "SANCTION", "future"),
    ("en", "Kenya will probably expel the Sudanese ambassador.", "SANCTION", "hypothetical"),
    ("fr", "La Chine n'a pas pour autant rappelé son ambassadeur au Pérou.", "SANCTION", "negated"),
    ("fr", "Le Pérou rappellera peut-être son ambassadeur au Chili.", "SANCTION", "hypothetical"),
    ("fr", "L'armée bolivienne tirera sur les mineurs, redoute la médiatrice du peuple.", "ASSAULT", "hypothetical"),
    ("fr", "Berne négocierait avec les talibans, d'après un quotidien de Zurich.", "CONSULT", "actual"),
    ("fr", "Quito expulserait alors l'ambassadeur péruvien, a prévenu un conseiller.", "SANCTION", "hypothetical"),
    ("fr", "La Chine pourrait geler l'aide au Pérou, note un chercheur, et expulser des diplomates chiliens.", "SANCTION", "hypothetical"),
    ("fr", "« On ne négocie pas cela », a rétorqué la diplomatie chinoise aux États-Unis.", "REJECT", "actual"),
    ("fr", "Le Qatar ne participe pas aux frappes américaines contre l'Iran.", "ASSAULT", "actual"),
    ("fr", "Le Tchad pourrait libérer le pilote à la demande de la Turquie.", "REQUEST", "actual"),
    ("fr", "Le Bénin coulera la barge si le Togo ne relâche pas les deux Béninois arrêtés par la police togolaise.", "COERCE", "actual"),
    ("fr", "L'opposition gabonaise a annoncé une manifestation contre la France pour samedi.", "PROTEST", "future"),
    ("en", "If both countries expel diplomats, Peru and Chile will suffer.", "SANCTION", "hypothetical"),
    ("en", "Rather than expel the Sudanese ambassador, Kenya praised him.", "SANCTION", "negated"),
    ("en", "There is talk of a strike by Israel on Iran.", "ASSAULT", "hypothetical"),
    ("fr", "Pékin a proscrit les agrumes taïwanais et simulera dès jeudi un encerclement de Taïwan.", "MOBILIZE", "future"),
    ("fr", "– Le Kenya a-t-il expulsé l'ambassadeur soudanais ?\n– Oui, lundi.", "SANCTION", "actual"),
    ("fr", "Damas expulsera-t-elle l'ambassadeur turc ?", "SANCTION", "hypothetical"),
    ("fr", "Rien n'indique que le Niger expulsera l'ambassadeur du Bénin.", "SANCTION", "hypothetical"),
    ("fr", "Bruxelles veut suspendre l'accord d'association avec Israël.", "SANCTION", "future"),
    ("fr", "La Nouvelle-Zélande aurait bien voulu expulser les espions russes.", "SANCTION", "negated"),
    ("fr", "Une fois n'est pas coutume, le Sénégal a condamné l'Arabie saoudite.", "ACCUSE", "actual"),
    ("fr", "Quatre missiles russes se seraient écrasés en Iran, à en croire une chaîne américaine.", "ASSAULT", "actual"),
    ("fr", "Les Comoriens n'ont pas pu être expulsés de Mayotte par la France.", "COERCE", "negated"),
    ("fr", "La marine turque s'exercera mardi par des tirs à obus réels au large de Chypre.", "MOBILIZE", "future"),
    ("fr", "La libération des pêcheurs marocains par l'Espagne, décidée par Madrid, aura lieu en mai.", "RETREAT", "future"),
    ("fr", "Ce cessez-le-feu n'a pas empêché Israël de bombarder la Syrie.", "ASSAULT", "actual"),
    ("fr", "Le rappel de l'ambassadeur algérien à Paris ne serait qu'une question de jours.", "SANCTION", "future"),
    ("fr", "Le départ des premiers combattants houthis du Yémen est fixé au 31 décembre.", "RETREAT", "future"),
    ("fr", "La libération par Alger du journaliste français interviendrait dans la semaine, à en croire une source algérienne.", "RETREAT", "future"),
    ("fr", "Les Russes détiendraient encore quarante militaires ukrainiens.", "COERCE", "actual"),
    ("fr", "Un satellite pourrait être lancé par Pyongyang, et l'armée sud-coréenne a expulsé un diplomate russe.", "SANCTION", "actual"),
    ("fr", "Le retrait éthiopien de Badmé, accordé en juin, n'a pas encore débuté.", "RETREAT", "negated"),
    ("fr", "Le Niger et l'Algérie ne sont pas parvenus, mardi, à s'entendre sur les rapatriements.", "AGREE", "negated"),
    ("fr", "La Russie dément vouloir attaquer l'Ukraine.", "ASSAULT", "negated"),
    ("fr", "L'offensive israélienne contre Gaza débutera en mai. Un million de Palestiniens seraient alors expulsés par Israël.", "COERCE", "future"),
    ("fr", "Bamako avait présenté des condoléances à Nouakchott, non des excuses.", "CONCEDE", "negated"),
    ("fr", "Moscou a organisé en Crimée un référendum que Kiev tient pour nul.", "REJECT", "actual"),
    ("fr", "Hanoï ne prendra pas de mesures de rétorsion contre Phnom Penh.", "SANCTION", "negated"),
    ("fr", "La Hongrie n'a expulsé personne, malgré Kiev.", "SANCTION", "negated"),
    ("fr", "La Serbie pourrait riposter en fermant son ambassade à Sofia.", "SANCTION", "hypothetical"),
    ("fr", "L'Union africaine devrait suspendre la Guinée.", "SANCTION", "hypothetical"),
    ("fr", "Selon un diplomate, les diplomates russes seraient bientôt expulsés par Riga.", "SANCTION", "future"),
    ("fr", "La Chine majore à partir de samedi de 107 % les droits frappant le vin australien.", "SANCTION", "future"),
    ("fr", "La Suède se garde, elle, d'accuser la Russie.", "ACCUSE", "negated"),
    ("fr", "Pékin a subi une condamnation, mais non de nouvelles sanctions, du Conseil de sécurité.", "SANCTION", "negated"),
    ("fr", "Le Niger aurait interdit d'atterrissage un avion cargo béninois, rapporte ActuNiger.", "SANCTION", "actual"),
    ("fr", "Kinshasa dément que des agents congolais aient maltraité des Zambiens, ainsi que l'a affirmé le ministre, et rejette les allégations de Lusaka.", "REJECT", "actual"),
    ("fr", "Berlin n'a rien versé à Kigali.", "AID", "negated"),
    ("fr", "Une attaque azerbaïdjanaise contre l'Arménie n'est pas exclue.", "ASSAULT", "hypothetical"),
    ("fr", "Séoul n'écarte pas l'envoi d'armes à Kiev.", "AID", "hypothetical"),
    ("fr", "Londres a enterré son plan d'expulsion de migrants vers le Rwanda.", "COERCE", "hypothetical"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "category", "status"), CASES)
def test_status(coder: Coder, lang: str, text: str, category: str, status: str) -> None:
    """The act of a category has the status that a careful reader gives it."""
    article = paragraph(text, lang, DAY)
    assert status in [e.status for e in coder.code(article).events if e.type == category]


@pytest.mark.parametrize(
    ("lang", "text", "condition"),
    [
        ("en", "Tanzania promised to let fishermen from Kenya in until December 2019.", None),
        ("en", "Tanzania promised to let fishermen from Kenya in if the channel is safe.", "if the channel is safe"),
    ],
)
def test_a_date_is_no_condition(coder: Coder, lang: str, text: str, condition: str | None) -> None:
    """*Until* before a date says how long, before a clause on what."""
    article = paragraph(text, lang, DAY)
    assert [e.condition for e in coder.code(article).events if e.type == "AGREE"] == [condition]


PLANS = [
    ("Le plan de frappes contre l'Iran a été exécuté par Israël.", "actual"),
    ("Le plan de frappes contre l'Iran a été mis en œuvre par Israël.", "actual"),
    ("Le plan de frappes contre l'Iran n'a pas été exécuté par Israël.", "hypothetical"),
]


@pytest.mark.parametrize(("text", "status"), PLANS)
def test_a_plan_put_into_effect_is_done(text: str, status: str) -> None:
    """What a plan is of is only possible until the plan is carried out."""
    assert status in [e.status for e in Coder().code(paragraph(text, "fr", "2026-02-05")).events]
