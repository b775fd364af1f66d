"""German facts for invented references: social sciences, history, geography."""

from __future__ import annotations

from training.parser.invented.stock import Stock

STOCK = Stock(
    code="de",
    families=(
        "Meier", "Schmidt", "Müller", "Weber", "Schröder", "Köhler", "Hoffmann-Lange", "Becker", "Wagner", "Hartmann",
        "Krüger", "Lüdtke", "Brandt", "Vogel", "Fuchs", "Kaiser", "Böhm", "Häußermann", "Siebel", "Groß", "von Wedel",
        "Esser", "Mayntz", "Scharpf", "Lepsius", "Beck", "Beck-Gernsheim", "Zapf", "Diekmann", "Weymann", "Kohli",
        "Ritter", "Blotevogel", "Werlen", "Bätzing", "Klüter", "Weichhart", "Gebhardt", "Nuscheler", "Jäger",
        "Yıldız", "Nowak",
    ),
    given=(
        "Hans", "Karl-Heinz", "Jürgen", "Wolfgang", "Ulrich", "Peter A.", "Klaus", "Rainer", "Thomas", "Martin",
        "Dieter", "Georg", "Stefan", "Bernhard", "Hans-Peter", "M. Rainer", "Michael", "Jens", "Uwe", "Heinz-Gerhard",
    ),
    women=(
        "Meier", "Schulz", "Gildemeister", "Richter", "Neumann", "Lange", "Ostner", "Allmendinger", "Knorr-Cetina",
        "Öztürk",
    ),
    given_women=("Anna", "Renate", "Ulrike", "Elisabeth", "Jutta", "Karin", "Ilona", "Birgit", "Sabine", "Eva-Maria"),
    subjects=(
        "soziale Ungleichheit", "Bildungsexpansion", "Arbeitslosigkeit", "Strukturwandel der Öffentlichkeit",
        "Stadtentwicklung", "Migration", "politische Partizipation", "Wertewandel", "Geschlechterverhältnisse",
        "Lebensläufe", "Raumplanung", "Alpenraum", "Klimawandel", "Suburbanisierung", "Armut im Wohlfahrtsstaat",
        "Transformation in Osteuropa", "Jugendkultur", "Familienpolitik", "Parteiensystem", "regionale Disparitäten",
        "qualitative Sozialforschung", "europäische Integration", "Technikfolgen", "Arbeitsmarkt",
        "kollektives Gedächtnis", "Alter und Gesellschaft", "Gletscherschwund", "Landschaftswahrnehmung", "Tourismus",
        "Wissenschaftssoziologie", "Handlungstheorie",
    ),
    titles=(
        "{A} in der Bundesrepublik Deutschland", "{A} und {b}", "{A}. Eine empirische Untersuchung",
        "Zur Theorie: {a}", "{A} im internationalen Vergleich", "Von {a} zu {b}", "{A}: Befunde und Perspektiven",
        "{A}", "Was heißt {a}?", "{A} zwischen Anspruch und Wirklichkeit. Ergebnisse einer Längsschnittstudie",
        "{A} am Beispiel Berlins", "Einführung in das Thema {a}", "{A} – eine kritische Bilanz",
        "Grundlagen: {a}. Ein Lehrbuch", "{A} seit 1945", "{A}, {b} und der Staat", "Zum Verhältnis: {a} und {b}",
        "{A} im Wandel. Festschrift zum 60. Geburtstag",
    ),
    journals=(
        "Kölner Zeitschrift für Soziologie und Sozialpsychologie", "Zeitschrift für Soziologie", "Soziale Welt",
        "KZfSS", "Aus Politik und Zeitgeschichte", "Leviathan", "Politische Vierteljahresschrift",
        "Berliner Journal für Soziologie", "Geographische Rundschau", "Geographische Zeitschrift", "Erdkunde",
        "Die Erde", "Petermanns Geographische Mitteilungen", "Raumforschung und Raumordnung",
        "Informationen zur Raumentwicklung", "Geographica Helvetica", "Das Argument", "Zeitschrift für Pädagogik",
        "Historische Zeitschrift", "Geschichte und Gesellschaft", "PROKLA", "WSI-Mitteilungen",
        "Mitteilungen der Österreichischen Geographischen Gesellschaft", "ZUMA-Nachrichten", "Feministische Studien",
    ),
    newspapers=("Frankfurter Allgemeine Zeitung", "Die Zeit", "Süddeutsche Zeitung", "Der Spiegel", "taz"),
    sites=("Statistisches Bundesamt", "Bundeszentrale für politische Bildung", ""),
    publishers=(
        "Suhrkamp", "Campus", "Westdeutscher Verlag", "Leske + Budrich", "VS Verlag für Sozialwissenschaften",
        "Juventa", "UTB", "Springer VS", "Nomos", "Beltz", "C.H. Beck", "Steiner", "Borntraeger", "transcript",
        "Waxmann", "Rowohlt", "de Gruyter", "Duncker & Humblot", "Vandenhoeck & Ruprecht", "Fischer", "Mohr Siebeck",
        "edition sigma", "Teubner",
    ),
    places=(
        "Frankfurt am Main", "Frankfurt/M.", "Opladen", "Wiesbaden", "Berlin", "München", "Stuttgart", "Bielefeld",
        "Weinheim", "Hamburg", "Köln", "Göttingen", "Tübingen", "Wien", "Zürich", "Bern", "Leipzig", "Reinbek",
        "Baden-Baden", "Münster", "Frankfurt am Main/New York", "Weinheim/München", "Opladen & Farmington Hills",
        "Berlin, Heidelberg",
    ),
    proceedings=(
        "{A}. Verhandlungen des 25. Deutschen Soziologentages", "Tagungsband des Deutschen Geographentages: {a}",
    ),
    theses=("Diss.", "Dissertation", "Habilitationsschrift", "Diplomarbeit", "unveröff. Diss."),
    series=(
        "Schriftenreihe der Bundeszentrale", "Soziologische Texte", "Berichte zur deutschen Landeskunde",
        "Arbeitspapiere", "Erdkundliches Wissen", "Münchener Geographische Hefte", "Discussion Papers",
        "Beiträge zur Sozialforschung",
    ),
)  # fmt: skip
