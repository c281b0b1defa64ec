"""Whole texts that say nothing yet, by language: those of the parents and staff of migrant education programs."""

from __future__ import annotations

import unicodedata

_BY_LANGUAGE = {
    "English": """
        tbr, tbe, tbf, tbp, non-applicable, none of the above, nothing here, nothing to add, nothing entered
        nothing to say, none to report, nothing to report, no text, blank cell, empty cell, blank row, unanswered
        not answered, unfinished, incomplete, unwritten, undeveloped, unassigned, unclear, dunno, who knows, no clue
        haven't decided, haven't decided yet, we don't know yet, i don't know yet, don't know yet
        working on it, working on this, still working on it, still working on this, we are working on this
        we're working on it, work on this, to do later, this page intentionally left blank, fix me, fix this
        check with director, ask director, ask the director, check with the director, check with sea
        check with the state, check this, verify this, confirm this, n/u, not used, unused, do not use
        reserved, reserved for future use, for future use, delete this row, remove this row, delete row, skip this
        untitled, unnamed, in process, in the process, in planning, in the works, still open, open question
        to be continued, under way, not my area, ask me, more later, more soon, details later, details to follow
    """,
    "Spanish": """
        aun no, todavia no, no hay, nada, nada por ahora, nada aun, nada todavia, ninguno por ahora, pend, pdte, pte
        en tramite, en estudio, en discusion, en borrador, ns/nc, no contesta, vacio, en blanco, sin comentarios
        elija un elemento, seleccione una opcion, elija una opcion, seleccione un elemento, seleccione, elija
        igual, lo mismo, mismo, idem, texto, escriba texto, ejemplo, prueba, desconocido, se desconoce, no se
        no se sabe, quien sabe, luego, despues, mas informacion pronto, por hacer, borrador, ver nota, ver notas
        no definido, no determinado, indefinido, ninguna por ahora, ninguno todavia, ninguna todavia
    """,
    "French": """
        a determiner, a definir, a completer, a confirmer, a venir, a preciser, a faire, a decider, a remplir
        reste a determiner, reste a definir, en cours, en attente, en preparation, en construction, s.o, s/o
        sans objet, neant, aucun, aucune, non disponible, non applicable, non defini, non determine, inconnu
        pas encore, pas encore defini, rien, voir ci-dessus, voir plus haut, idem, pas de donnees, texte
    """,
    "Portuguese": """
        a determinar, a ser determinado, a ser definido, a ser definida, a confirmar, a completar, a decidir
        por determinar, por definir, por decidir, nao se aplica, nao aplicavel, pendente, sem dados, sem resposta
        sem informacao, em breve, em andamento, em desenvolvimento, nenhum, nenhuma, ainda nao, desconhecido
        nao definido, nao disponivel, ver acima, o mesmo
    """,
    "Haitian Creole": """
        pou detemine, pou defini, pou deside, pou konfime, pou ranpli, pa gen, pa gen anyen, pa konnen, poko
        poko konnen, pa disponib, pa aplikab, anyen, n ap tann, menm jan ak anwo a
    """,
    "Italian and German": """
        da definire, da determinare, da decidere, da confermare, da completare, non disponibile, in corso, nessuno
        noch offen, offen, folgt, folgt noch, k.a, keine angabe, keine angaben, wird noch festgelegt, unbekannt
        noch zu klaren, noch nicht bekannt, entfallt, siehe oben, in arbeit, nicht zutreffend, nicht verfugbar
    """,
    "Vietnamese, Somali and Tagalog": """
        chua xac dinh, chua co, khong co, khong ap dung, sẽ bo sung sau, chua biet, dang cho, chua quyet đinh
        chua xac đinh, la go'aamin doono, lama yaqaan, ma jiro, weli lama go'aamin, wala, wala pa, hindi pa alam
        hindi naaangkop
    """,
    "Chinese, Japanese and Korean": """
        未定, 待定, 待补充, 待補充, 待确认, 待確認, 待填, 暂无, 暫無, 无, 無, 没有, 沒有, 不适用, 不適用, 尚未确定
        同上, 见上, 空白, 未知, なし, 未記入, 未決定, 検討中, 該当なし, 作成中, 미정, 해당 없음, 해당없음, 없음
        추후 결정
        준비 중, 미확인
    """,
    "Russian, Ukrainian and Arabic": """
        не определено, не указано, будет определено, будет добавлено, уточняется, нет данных, нет, н/д
        не применимо, неизвестно, пока нет, см. выше, см выше, не визначено, буде визначено, немає даних, невідомо
        غير محدد, يحدد لاحقا, سيتم تحديده, سيتم التحديد لاحقا, لا يوجد, لا ينطبق, غير متوفر, غير معروف
        قيد الانتظار
    """,
}


def plain(text: str) -> str:
    """A text without the accents that people leave out."""
    if text.isascii():
        return text
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


PHRASES = frozenset(
    plain(phrase.strip())
    for phrases in _BY_LANGUAGE.values()
    for line in phrases.splitlines()
    for phrase in line.split(",")
    if phrase.strip()
)
"""In comparing form, without accents and without the marks around them."""
