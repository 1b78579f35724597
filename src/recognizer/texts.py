"""What is written: texts of the kinds that referral forms ask for. All invented; no list of real people, no text of any test."""
import functools

from faker.providers.person.en_US import Provider

from alphabet import ALPHABET, ASCII

CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FIRST_MORE = """Xochitl Guadalupe Nou Mee Chong Tong Ying Bao Hoa Linh Quan Duc Rajvir Jaspreet Baljit Navdeep Ahmad Yusuf Zahra
    Hassan Joaquim Thiago Beatriz Paulo Yolanda Rigoberto Araceli Esperanza Ignacio Lourdes Marisol Octavio Refugio Socorro Ulises
    Zoila Kwame Imani Tyrese Shanice Dmitri Natalya Bogdan Hiro Kenji Yuki Soo Jin Young José María Jesús Ángel Andrés Raúl Inés
    Sofía Lucía Martín Adrián Óscar Héctor Verónica Mónica Ramón Tomás Ríos Begoña Iñaki Zoë Renée François João Inês""".split()
LAST_MORE = """Villanueva Quintero Zaragoza Cervantes Ibarra Fuentes Bautista Valdez Huerta Ochoa Thor Khang Chang Sidhu Bains Brar
    Grewal Huynh Vo Dang Bui Pereira Oliveira Machado Gonsalves Al-Amin Haddad Petrov Kowalski O'Neal O'Connor D'Angelo McDonald
    MacLeod Yamamoto Kim Park Ferrari Quezada Uribe Jauregui Trujillo García Hernández Martínez López González Rodríguez Pérez
    Sánchez Ramírez Muñoz Núñez Peña Ibáñez Cañas Ávila Gutiérrez Jiménez Ordóñez Müller Conceição Simões""".split()
STREET_WORDS = """Oak Pine Cedar Maple Walnut Elm Main Church Park Mission Front Bay Beach Ocean Harbor Lake River Hill Valley Mesa
    Alta Vista Sierra Laurel Water Soquel Freedom Lincoln Jefferson Union Center Market Mill Spring Orchard Airport Green Blanco
    Alisal Natividad Abbott Sanborn Rodeo Green_Valley El_Camino La_Canada Via_Del_Sol Camino_Real Las_Palmas San_Juan""".replace("_", " ").split()
STREET_KINDS = "St Ave Rd Dr Ln Blvd Ct Way Street Avenue Road Drive Lane Court Pl Cir Ter Hwy Pkwy".split()
PLACES = """Santa Cruz|Watsonville|Scotts Valley|Capitola|Aptos|Soquel|Felton|Ben Lomond|Boulder Creek|Freedom|Salinas|Monterey|
    Seaside|Marina|Soledad|King City|Greenfield|Gonzales|Castroville|Carmel|Pacific Grove|Prunedale|Hollister|San Juan Bautista|
    Merced|Atwater|Los Banos|Livingston|Chowchilla|Dos Palos|Gustine|Winton|Planada|Le Grand|Mariposa|Coulterville|El Portal|
    San Jose|Gilroy|Morgan Hill|Modesto|Turlock|Fresno|Sacramento|Oakland|Los Angeles|San Francisco""".replace("\n    ", "").split("|")
LANGUAGES = """English Spanish Hmong Punjabi Vietnamese Portuguese Tagalog Arabic Mixteco Russian Farsi Mandarin Cantonese Korean Lao
    Khmer Somali French German Japanese ASL Other None Ilocano Armenian Triqui Zapoteco Español""".split()
TITLES = "MD RN LCSW NP PA-C CHW DO LVN MFT PhD ASW FNP MSW".split()
ROLES = """Case Manager|Social Worker|Discharge Planner|Care Coordinator|Mother|Father|Spouse|Grandmother|Daughter|Son|Aunt|Sister|
    Brother|Conservator|Guardian|Friend|Caregiver|Self|Program Manager|Clinical Lead|Physician|Therapist|Peer Navigator|Nurse|
    Community Health Worker|Housing Navigator|Probation Officer|School Counselor|Wife|Husband|Parent|Partner""".replace("\n    ", "").split("|")
SHORT = """Yes No N/A none n/a M F X None Unknown same Male Female see_attached asthma peanuts dairy gluten homeless shelter motel TBD
    NKDA pending ASAP AM PM evenings anytime call_first text_only voicemail_OK unhoused lives_alone""".replace("_", " ").split()
ORGANIZATION = """Health Care Clinic Center Services Community Medical Group Partners Housing Outreach Recovery Hospital Family Home
    Wellness Behavioral County Valley Coast Regional Department Human Associates Network Foundation Navigation Support Shelter
    Transitions Pediatrics Medicine Inc LLC Program Agency of for the and""".split()
MONTHS = """Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec January February March April June July August September October
    November December""".split()
CONDITIONS = """diabetes hypertension asthma COPD CHF depression anxiety schizophrenia bipolar PTSD SUD dementia stroke cancer
    epilepsy obesity pain arthritis hepatitis HIV ESRD TBI autism ADHD anemia pregnancy wound fall alcohol opioid meth renal heart
    liver lung type_2 chronic severe acute uncontrolled stage_3 neuropathy insomnia psychosis gout""".replace("_", " ").split()
SUBJECTS = "Member Mbr Pt Patient Client She He Family Mother Daughter Son Caregiver".split()
VERBS = """needs requests has lost reports uses was_discharged_from lives_in is_staying_at missed was_evicted_from has_been_to
    cannot_afford receives is_waiting_for would_benefit_from is_at_risk_of was_seen_at wants declined agrees_to""".replace("_", " ").split()
OBJECTS = """housing help|a walker|grab bars|meals|food|transportation|the ED|a shelter|his car|home visits|a ramp|shower chair|rent|
    deposit|medication|therapy|follow up|hospital|SNF|respite care|IHSS hours|an interpreter|PCP appt|dialysis|oxygen|insulin|
    the streets|2 visits|3 ED visits|6 months|utilities|air purifier|mold|allergens|legal aid|benefits|SSI|job""".replace("\n    ", "").split("|")
TAILS = """this year|since March|last month|for 2 weeks|per MD|w/ mother|due to pain|after surgery|in Feb|x 3 mo|at home|and children|
    since 2023|daily|at night|2x/wk|ASAP|per RN|by phone|to apply""".replace("\n    ", "").split("|")


@functools.lru_cache(None)
def names():
    """First names and last names."""
    return (sorted(set(Provider.first_names)) + FIRST_MORE * 3, sorted(set(Provider.last_names)) + LAST_MORE * 3)


@functools.lru_cache(None)
def words():
    """Words of the Debian word list, 2 to 12 letters."""
    with open("/usr/share/dict/american-english", encoding="utf-8") as file:
        return [w for w in file.read().split() if "'" not in w and 2 <= len(w) <= 12 and all(c in ALPHABET for c in w)]


class Writer:
    """Draws texts from one random source."""

    def __init__(self, random):
        self.random, self.pick = random, random.choice
        self.kinds = {
            self.identifier: 9, self.digits: 9, self.phone: 10, self.date: 12, self.name: 18, self.address: 8, self.place: 6,
            self.answer: 4, self.organization: 6, self.email: 6, self.code: 7, self.sentence: 9, self.phrase: 4, self.noise: 4}

    def text(self):
        """A text of some kind."""
        kind = self.random.choices(list(self.kinds), list(self.kinds.values()))[0]
        text = kind()
        return text.upper() if self.random.random() < 0.16 else text

    def number(self, length):
        return "".join(self.pick("0123456789") for _ in range(length))

    def letters(self, length):
        return "".join(self.pick(CAPITALS) for _ in range(length))

    def identifier(self):
        d, u = self.number, self.letters
        if self.random.random() < 0.7:
            return self.pick(["9", d(1), "9"]) + d(7) + u(1) + (d(1) if self.random.random() < 0.15 else "")
        return self.pick([u(1) + d(8), u(2) + d(6), d(3) + "-" + d(2) + "-" + d(4), d(9), u(3) + d(9), "#" + d(6), d(4), d(8) + u(1)])

    def digits(self):
        d, roll = self.number, self.random.random()
        if roll < 0.35:
            return self.pick("12") + d(9)
        if roll < 0.5:
            return d(self.random.randint(1, 8))
        if roll < 0.65:
            amount = self.random.choice([d(2), d(3), f"{self.random.randint(1, 99)},{d(3)}"])
            return "$" + amount + self.pick(["", ".00", ".50", "." + d(2)])
        return self.pick([d(5), d(5), "9" + d(4), d(5) + "-" + d(4), d(1), d(2), d(3), d(2) + "." + d(1), d(2) + "%", d(4),
                          f"{d(2)} hrs", f"{d(1)} units", f"{d(2)} x {d(1)}", f"{d(3)}/{d(2)}", f"{d(3)} lbs", f"{d(1)}' {d(1)}\""])

    def phone(self):
        d = self.number
        area = self.pick(["831", "408", "209", "559", "650", "925"]) if self.random.random() < 0.3 else d(3)
        a, b, c = area, d(3), d(4)
        return self.pick([f"({a}) {b}-{c}"] * 3 + [f"{a}-{b}-{c}"] * 3 + [f"{a}.{b}.{c}"] * 2 + [
            f"({a}){b}-{c}", f"{a} {b} {c}", f"{a}{b}{c}", f"{b}-{c}", f"{a}/{b}-{c}", f"1-{a}-{b}-{c}", f"+1 {a} {b} {c}",
            f"{a}-{b}-{c} x{d(self.random.randint(2, 4))}", f"{a}-{b}-{c} ext {d(3)}", f"{a}-{b}-{c} ({self.pick(['cell', 'home', 'work'])})"])

    def date(self):
        month, day = self.random.randint(1, 12), self.random.randint(1, 31)
        year = self.random.randint(1925, 2029) if self.random.random() < 0.6 else self.random.randint(2020, 2028)
        s, short, word = self.pick("///--."), f"{year % 100:02d}", self.pick(MONTHS)
        return self.pick([f"{month:02d}{s}{day:02d}{s}{year}"] * 4 + [f"{month}{s}{day}{s}{year}"] * 3 + [f"{month}{s}{day}{s}{short}"] * 3 + [
            f"{month:02d}{s}{day:02d}{s}{short}", f"{word} {day}, {year}", f"{word} {day} {year}", f"{month:02d}{day:02d}{year}",
            f"{year}-{month:02d}-{day:02d}", f"{day} {word} {year}", f"{month} / {day} / {year}", f"{month:02d} {day:02d} {year}",
            f"{month}{s}{day}", f"{word} {year}"])

    def name(self):
        first, last = (self.pick(part) for part in names())
        u = self.letters
        return self.pick([first] * 3 + [last] * 4 + [f"{first} {last}"] * 5 + [f"{last}, {first}"] * 2 + [
            f"{first} {u(1)}. {last}", f"{first} {u(1)} {last}", f"{last} {self.pick(names()[1])}", f"{last}-{self.pick(names()[1])}",
            f"{first} {last}, {self.pick(TITLES)}", u(1), f"Dr. {last}", f"{first[0]}. {last}", f"{last}, {first} {u(1)}",
            f"{first} {last} {self.pick(['Jr', 'Jr.', 'Sr', 'III', 'II'])}", f"{first} ({self.pick(ROLES).lower()})"])

    def address(self):
        street = self.pick([self.pick(names()[1]), self.pick(STREET_WORDS), self.pick(words()).capitalize()])
        if self.random.random() < 0.08:
            street = self.number(1) + "th"
        house = self.random.randint(1, self.pick([99, 999, 9999, 29999]))
        way = self.pick(["N", "S", "E", "W", "North", "West"]) + " " if self.random.random() < 0.15 else ""
        text = f"{house} {way}{street} {self.pick(STREET_KINDS)}{self.pick(['', '.', '', ''])}"
        if self.random.random() < 0.25:
            text += self.pick([f" Apt {self.number(self.random.randint(1, 3))}", f" #{self.number(2)}", f", Unit {self.letters(1)}",
                               f" Ste {self.number(3)}", f" Sp {self.number(2)}"])
        if self.random.random() < 0.15:
            text += f", {self.pick(PLACES)}" + (f", CA {self.number(5)}" if self.random.random() < 0.4 else "")
        return f"PO Box {self.number(self.random.randint(2, 4))}" if self.random.random() < 0.08 else text

    def place(self):
        town = self.pick([self.pick(PLACES)] * 3 + [
            self.pick(names()[1]) + self.pick(["ville", " City", "ton", "field", " Valley", " Beach", " Springs", " Park", ""]),
            "San " + self.pick(names()[0]), "Santa " + self.pick(names()[0]), self.pick(words()).capitalize() + self.pick(["", " City", " Hills"])])
        return self.pick([town] * 4 + [f"{town}, CA", "CA", f"{town}, CA {self.number(5)}", f"{town} CA 9{self.number(4)}", "CA " + self.number(5),
                                       self.letters(2), f"{town} County", self.number(5)])

    def answer(self):
        return self.pick([self.pick(LANGUAGES), self.pick(ROLES), self.pick(SHORT), self.pick(CONDITIONS).capitalize()])

    def organization(self):
        head = [self.pick(names()[1]) if self.random.random() < 0.3 else self.pick(words()).capitalize() for _ in range(self.random.randint(1, 2))]
        return " ".join(head + [self.pick(ORGANIZATION) for _ in range(self.random.randint(1, 3))])

    def email(self):
        first, last = (self.pick(part) for part in names())
        word = lambda: self.pick(words()).lower()
        if self.random.random() < 0.3:
            domain = self.pick(["gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "aol.com", "icloud.com"])
        else:
            domain = word() + (word() if self.random.random() < 0.5 else "") + self.pick([".org", ".com", ".net", ".gov", ".org", ".edu", ".us"])
        user = self.pick([f"{first}.{last}", f"{first[0]}{last}", f"{first}{last}{self.number(2)}", f"{last}_{first}", first, f"{first}-{last}"])
        return "".join(c for c in f"{user}@{domain}".lower().replace("'", "") if c in ASCII)

    def code(self):
        d, u = self.number, self.letters
        modifier = self.pick("UHTG") + d(1)
        return self.pick([u(1) + d(4) + " " + modifier] * 4 + [u(1) + d(4)] * 3 + [d(5), d(5)] + [modifier] * 2 + [
            self.pick("ABCDEFGHIJKLMNOPQRSTZ") + d(2) + "." + d(self.random.randint(1, 3))] * 4 + [
            self.pick("ABCDEFGHIJKLMNOPQRSTZ") + d(2), u(1) + d(4) + "-" + modifier, f"{u(1)}{d(2)}.{d(1)}, {u(1)}{d(2)}.{d(2)}", f"{u(1)}{d(4)} {u(2)}"])

    def sentence(self):
        """A piece of a note, cut anywhere as lines of a box are."""
        roll = self.random.random()
        if roll < 0.3:
            text = ", ".join(self.pick(CONDITIONS) for _ in range(self.random.randint(1, 4)))
            text = text[0].upper() + text[1:]
        else:
            text = f"{self.pick(SUBJECTS)} {self.pick(VERBS)} {self.pick(OBJECTS)}"
            text += " " + self.pick(TAILS) if self.random.random() < 0.6 else ""
            text += f" {self.pick(['and', '&', '-', 'but'])} {self.pick(VERBS)} {self.pick(OBJECTS)}" if self.random.random() < 0.3 else ""
            text += self.pick([".", "", "", ";"])
        if len(text) > 30 and self.random.random() < 0.6:
            parts = text.split(" ")
            at = self.random.randrange(len(parts) // 2 + 1)
            text = " ".join(parts[at:at + self.random.randint(3, 6)])
        return text

    def phrase(self):
        text = " ".join(self.pick(words()) for _ in range(self.random.randint(2, 5)))
        return (text[0].upper() + text[1:] + self.pick(["", ".", ",", ";", "?", "!", " -"]))[:38].strip()

    def noise(self):
        pool = ALPHABET[1:] + (CAPITALS + CAPITALS.lower() + "0123456789") * 3
        return "".join(self.pick(pool) for _ in range(self.random.randint(2, 12)))
