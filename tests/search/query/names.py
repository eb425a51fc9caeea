"""Invented bodies and municipalities that the tests of the query language know."""

from search.query.vocabulary import Named, Vocabulary

COUNCIL = Named("c0", ("body",), "Regionrådet", ("RR", "Regionrådet"))
MAYORS = Named("c1", ("body",), "Ordførerutvalget", ("AU", "Arbeidsutvalget", "OU", "Ordførerutvalget"))
CLIMATE = Named("c2", ("body",), "Råd for klima og miljø", ("RKM", "Råd for klima og miljø"))
TRAFFIC = Named("c3", ("body",), "Regionalt trafikkutvalg", ("OM", "Regionalt trafikkutvalg"))
MERGED = Named(
    "m0", ("organisation", "municipality"), "Øvre Prøvdal kommune", ("Øvre Prøvdal kommune",), "municipality", ("m1",)
)
FORMER = Named(
    "m1", ("organisation", "municipality"), "Tenkeby kommune", ("Tenkeby kommune",), "municipality", (), ("m0",)
)
OTHER = Named("m2", ("organisation", "municipality"), "Øvre Nes kommune", ("Øvre Nes kommune",), "municipality")
COMPANY = Named("o1", ("organisation",), "Prøvdal Buss AS", ("Prøvdal Ruter AS", "Prøvdal Buss AS"), "company")

VOCABULARY = Vocabulary.of([COUNCIL, MAYORS, CLIMATE, TRAFFIC, MERGED, FORMER, OTHER, COMPANY])
SUBJECTS = ("Klima og miljø", "Samferdsel", "Næring")
