"""Short forms of given names, English and Spanish, so that a person who is known by one is found by the other."""

from __future__ import annotations

_GROUPS = """
abigail abby, albert al bert, alberto beto, alejandra ale sandra, alejandro alex, alexander alex alec, alexandra alex
alfredo fredo, alicia licha, allison ally, amanda mandy, ana anita, andrea andy, andrew andy drew, angela angie
anthony tony, antonia tonia tona, antonio tono tony, arthur art, barbara barb, beatriz bety, benjamin ben benny
bernard bernie, beverly bev, bradley brad, carlos carlitos charly, carmen carmelita, carolina caro, carolyn carol
catherine cathy cat kate katie, cecilia ceci, charles charlie chuck, christina chris tina, christine chris chrissy
christopher chris, concepcion concha conchita, consuelo chelo, cristina cris tina, cynthia cindy, daniel dan danny
david dave, deborah deb debbie, dennis denny, diego dieguito, dolores lola, donald don, dorothy dot dottie
douglas doug, edward ed eddie ted, eduardo lalo, elena nena, elizabeth beth betty eliza liz lisa, emmanuel manny
enrique quique kike, ernesto neto, esperanza espe, eugene gene, evangelina eva, federico fede, felipe pipe, fernando fer
florencia flor, frances fran, francisca paca pancha, francisco paco pancho cisco, frank frankie, frederick fred
gabriel gabe gabi, gabriela gaby, gerald jerry, gerardo jerry, gerard jerry, gilbert gil, gilberto beto, gonzalo chalo
gloria glori, graciela chela, gregory greg, gregorio goyo, guadalupe lupe lupita, guillermo memo, gustavo tavo
harold harry hal, hector tito, henry hank, herbert herb, heriberto beto, hortensia tencha, ignacio nacho, irene nena
isabel chabela isa, isidro chilo, jacob jake, jacqueline jackie, james jim jimmy, janet jan, javier javi xavi
jeffrey jeff, jennifer jen jenny, jeremy jerry, jessica jess jessie, jesus chuy chucho, joaquin quino, john jack johnny
jonathan jon john, jorge coque, jose pepe joe chepe, josefina fina pepa chepina, joseph joe joey, josephine jo
joshua josh, juan juanito, juana juanita, judith judy, julia julie, katherine kathy kate katie kat, kathleen kathy kate
kenneth ken kenny, kimberly kim, lawrence larry, leonard len leo, leonardo leo, leticia lety, lillian lily
lorenzo lencho, lourdes lulu, luis lucho, luz lucha, manuel manolo manny meme, manuela manola, marcela chela
margaret maggie marge meg peg peggy, margarita mago rita, maria mari mariquita, maria-luisa marilu, mario mayito
marjorie marge, martha marty, matthew matt, maximiliano max, mercedes meche, michael mike mickey, michelle shelly
miguel mike migue, minerva mine, monica moni, nancy nan, nathaniel nate nat, nicholas nick, nicolas nico
norberto beto, octavio tavo, olivia liv, oscar osqui, pablo pablito, pamela pam, patricia pat patty pati tricia
patrick pat, pedro perico, peter pete, philip phil, rachel rae, rafael rafa, ramon moncho, raymond ray
rebecca becky, refugio cuca cuco, ricardo richard rick, richard dick rich rick, robert bob bobby rob, roberto beto
rodolfo fito, rodrigo rodri, rogelio roge, ronald ron, rosalinda linda rosa, rosario chayo, rosa rosita, samantha sam
samuel sam sammy, sandra sandy, salvador chava, santiago chago santi, sergio checo, socorro coco, sofia chofi
stephanie steph, stephen steve, steven steve, susan sue susie, susana susi, teresa tere, theodore ted theo
theresa terry tess, thomas tom tommy, timothy tim, tomas tommy, valentina vale, valeria vale, vicente chente
victor vic, victoria vicky tori, vincent vince, virginia ginny, walter walt, william bill billy will
"""
"""A name in full, then its short forms; without accents. Common knowledge, of the kind that name books hold."""


def _pairs() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in _GROUPS.replace("\n", ",").split(","):
        full, *short = group.split() or [""]
        found.setdefault(full, set()).update(short)
        for name in short:
            found.setdefault(name, set()).add(full)
    return {name: frozenset(others) for name, others in found.items() if others}


OTHER_FORMS = _pairs()
"""What else a person of a given name may be called, from the full name to its short forms and back."""
