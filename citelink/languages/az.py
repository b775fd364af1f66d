"""Azerbaijani."""

from citelink.languages.groups import ListWords, NameWords, ReferenceWords
from citelink.languages.language import Language

LANGUAGE = Language(
    code="az",
    name="Azerbaijani",
    letters="əğışçöü",
    words=(
        "və", "bir", "bu", "ilə", "üçün", "olan", "də", "da", "ki", "onun", "olaraq", "daha", "edilir", "kimi",
        "isə", "həm", "görə", "sonra", "olunur", "ən", "çox", "hər", "olduğu", "üzrə", "edən", "onların", "deyil",
    ),
    endings=(
        "ları", "ləri", "ların", "lərin", "ması", "məsi", "lıq", "lığı", "liyi", "nın", "nin", "dan", "dən",
    ),
    headings=(
        "Ədəbiyyat", "Ədəbiyyat siyahısı", "İstifadə edilmiş ədəbiyyat", "İstifadə edilmiş ədəbiyyat siyahısı",
        "İstifadə olunmuş ədəbiyyat", "İstifadə olunmuş ədəbiyyat siyahısı", "İstinadlar", "Mənbələr",
        "Biblioqrafiya", "İstifadə edilmiş mənbələr", "Ədəbiyyatlar", "Qaynaqlar", "İstifadə olunmuş mənbələr",
        "İstinad olunan ədəbiyyat", "Ədəbiyyatların siyahısı", "Mənbələrin siyahısı",
        "İstifadə olunmuş mənbələrin siyahısı",
    ),
    subheadings=(
        "Kitablar", "Məqalələr", "İnternet resursları", "Azərbaycan dilində", "Rus dilində", "İngilis dilində",
    ),
    locators={
        "page": ("s", "səh", "səhifə"), "volume": ("c", "cild"), "chapter": ("fəsil",), "section": ("bölmə", "§"),
        "article-locator": ("maddə", "m"), "figure": ("şək", "şəkil"), "table": ("cədvəl",),
        "issue": ("№", "nömrə", "bur"), "part": ("hissə",), "book": ("kitab",), "note": ("qeyd",),
    },
    et_al=("və b", "və s", "və başqaları", "və digərləri"),
    editors=("red", "redaktor", "elmi red", "tərtib edən", "tərt", "tərtibçi"),
    translators=("tərc", "tərcümə edən"),
    months={
        1: ("yanvar",), 2: ("fevral",), 3: ("mart",), 4: ("aprel",), 5: ("may",), 6: ("iyun",), 7: ("iyul",),
        8: ("avqust",), 9: ("sentyabr",), 10: ("oktyabr",), 11: ("noyabr",), 12: ("dekabr",),
    },
    accessed=("müraciət tarixi", "baxış tarixi", "müraciət"),
    theses=("dis", "dissertasiya", "dissertasiyası", "avtoref", "avtoreferat", "avtoreferatı"),
    laws=(
        "qanun", "qanunu", "məcəllə", "məcəlləsi", "konstitusiya", "konstitusiyası", "fərman", "sərəncam", "qərar",
    ),
    names=NameWords(
        patronymic_endings=("оглы", "оглу"),
        child_of=("оглы", "оглу", "qızı", "oğlu"),
    ),
    lists=ListWords(
        contents_headings=("mündəricat",),
        chapters=("fəsil", "bölmə"),
        chapters_behind=("fəsil",),
        chapter_links_behind=("üçün", "üzrə"),
    ),
    references=ReferenceWords(repeated=(r"yenə orada\b",)),
)  # fmt: skip
