"""Turkish."""

from citelink.languages.groups import ListWords, NameWords, ReferenceWords, TitleWords
from citelink.languages.language import Language

LANGUAGE = Language(
    code="tr",
    name="Turkish",
    letters="ğşıçöü",
    words=(
        "ve", "bir", "bu", "da", "de", "için", "ile", "olarak", "olan", "daha", "çok", "en", "gibi", "ise", "her",
        "kadar", "sonra", "ancak", "ya", "değil", "ki", "veya", "hem", "göre", "arasında", "üzerinde",
        "tarafından", "olduğu", "var",
    ),
    endings=(
        "ları", "leri", "ların", "lerin", "ması", "mesi", "lık", "lik", "lığı", "liği", "nın", "nin", "dan", "den",
    ),
    headings=(
        "Kaynakça", "Kaynaklar", "Referanslar", "Yararlanılan kaynaklar", "Bibliyografya", "Kaynak listesi",
        "Kaynaklar listesi", "Kaynaklar dizini", "Yararlanılan kaynaklar listesi", "Bibliyografi", "Literatür",
        "Atıflar", "Genişletilmiş kaynakça", "Başvurulan kaynaklar", "Kaynaklar ve notlar",
        "Kullanılan kaynaklar", "Kaynakçalar", "Faydalanılan kaynaklar", "Referans listesi", "Alıntı yapılan kaynaklar",
    ),
    subheadings=(
        "Kitaplar", "Makaleler", "İnternet kaynakları", "Elektronik kaynaklar", "Tezler", "Arşiv kaynakları",
        "Birincil kaynaklar", "İkincil kaynaklar",
    ),
    locators={
        "page": ("s", "ss", "sf", "sayfa"), "volume": ("c", "cilt"), "chapter": ("böl", "bölüm"),
        "section": ("kısım", "§"), "paragraph": ("par", "paragraf"), "article-locator": ("md", "madde"),
        "figure": ("şek", "şekil"), "table": ("tab", "tablo", "çizelge"), "verse": ("beyit", "ayet"),
        "line": ("satır",), "note": ("dn", "dipnot", "not"), "folio": ("vr", "varak"),
        "issue": ("sy", "sayı", "no"), "part": ("kıs",), "book": ("kitap",),
    },
    et_al=("vd", "ve diğ", "ve diğerleri", "ve ark", "ve arkadaşları"),
    editors=("ed", "eds", "editör", "editörler", "haz", "hazırlayan", "hazırlayanlar", "der", "derleyen"),
    translators=("çev", "çeviren", "çevirenler"),
    months={
        1: ("ocak",), 2: ("şubat",), 3: ("mart",), 4: ("nisan",), 5: ("mayıs",), 6: ("haziran",), 7: ("temmuz",),
        8: ("ağustos",), 9: ("eylül",), 10: ("ekim",), 11: ("kasım",), 12: ("aralık",),
    },
    accessed=("erişim tarihi", "erişim", "erişim adresi", "son erişim", "alındığı tarih"),
    theses=("tez", "tezi", "doktora tezi", "yüksek lisans tezi", "yayımlanmamış doktora tezi"),
    laws=(
        "kanun", "kanunu", "anayasa", "anayasası", "yönetmelik", "yönetmeliği", "kararname", "tebliğ", "antlaşma",
    ),
    names=NameWords(conjunctions=("ve",)),
    titles=TitleWords(
        unkeyed=("ve", "bir", "ile", "için"),
        light=("ve",),
    ),
    lists=ListWords(
        contents_headings=("içindekiler",),
        chapters=("bölüm", "kısım"),
        chapters_behind=("bölüm", "kısım"),
        chapter_links_behind=("için", "ile ilgili"),
    ),
    references=ReferenceWords(mentioned=(r"a\. ?g\. ?e\.",)),
)  # fmt: skip
