"""Names and streets of the full-size neighbourhood. They are made up; whoever is called so is somebody else."""

FIRST = (
    "Anja", "Ali", "Annie", "Arie", "Aisha", "Bart", "Betsie", "Bo", "Carla", "Chantal", "Corrie", "Danny", "Diana",
    "Dilan", "Elif", "Emre", "Els", "Ewa", "Fadime", "Farid", "Frits", "Gerda", "Giel", "Hamza", "Hanneke", "Harrie",
    "Ineke", "Ismail", "Jacqueline", "Jamila", "Jeroen", "Jolanda", "Karin", "Khalid", "Koen", "Lies", "Loes", "Luuk",
    "Maria", "Marek", "Mehmet", "Miriam", "Mustafa", "Nel", "Nina", "Noah", "Nour", "Omar", "Patricia", "Peter",
    "Ravi", "Riet", "Roos", "Rob", "Sabine", "Selma", "Sjaak", "Stefan", "Sven", "Tanja", "Thea", "Tinus", "Tom",
    "Truus", "Ursula", "Vera", "Wesley", "Wies", "Willeke", "Yasmin", "Youssef", "Zeynep", "Zoë", "Agnieszka", "Amir",
    "Bea", "Bilal", "Cees", "Dora", "Esther", "Fenna", "Gijs",
)  # fmt: skip
LAST = (
    "Aarts", "Acar", "Adriaans", "Akkermans", "Aydin", "Bakkers", "Beekmans", "Ben Salah", "van den Berg", "Boelens",
    "van de Burgt", "Cakir", "Cornelissen", "Cuppen", "Demirci", "van Dijk", "Donkers", "El Amrani", "Elemans",
    "Engels", "Faber", "Fransen", "Geerts", "van Gemert", "Goossens", "Haddou", "Heesakkers", "Hermens", "Hoeks",
    "van Hout", "Ibrahim", "Jacobs", "Jaspers", "Kaplan", "Kerkhof", "Khan", "Koolen", "Kowalski", "Kuipers",
    "van Lent", "Liebregts", "Loeffen", "Maas", "Megens", "Mertens", "Mutlu", "Nabben", "Nowak", "Nijland", "van Oort",
    "Ozturk", "Peters", "Pulles", "Raymakers", "Rensen", "Roelofs", "Romme", "Saidi", "Schepers", "Simons", "Smolders",
    "Spierings", "Steenbergen", "Tahiri", "Thomassen", "Timmermans", "Tonnaer", "van Uden", "Ulrich", "Verhoeven",
    "Verstegen", "Vogels", "Vos", "van der Wal", "Wijnen", "Willemsen", "Wojcik", "Yildiz", "Zegers", "Zwanenberg",
)  # fmt: skip
STREETS = (
    "Merelpad", "Vinkhof", "Lijsterlaan", "Spreeuwstraat", "Kievitdreef", "Zwaluwplein", "Reigerhof", "Uilenpad",
    "Mezenlaan", "Duifstraat", "Ekstersingel", "Roodborsthof", "Sijsjesweg", "Wielewaal", "Koekoekstraat", "Grutto",
    "Fazantlaan", "Patrijspad", "Kwartelhof", "Snippenweg", "Meerkoet", "Aalscholver", "Waterhoen", "Tureluur",
)  # fmt: skip
# The other neighbourhoods of a city that is an example as a whole.
PLACES = (
    "Vogelbuurt", "Waterkant", "Kloosterveld", "Hoge Heuvel", "Spoorwijk", "Molenakker", "Parkzicht", "Zuiderpoort",
    "Oude Haven",
)  # fmt: skip
