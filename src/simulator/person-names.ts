// What generated people, groups and applications are called.
// biome-ignore-all format: a name a line would be two hundred lines.

export const firstNames = [
  "Ada", "Agnieszka", "Amir", "Ana", "Åsa", "Beatriz", "Chidi", "Chloé", "Dmitri", "Élodie", "Fatima", "François",
  "Grace", "Hana", "Ibrahim", "Ines", "Jakub", "José", "Kenji", "Lena", "Łukasz", "Maya", "Mei", "Miguel", "Naledi",
  "Noor", "Olga", "Omar", "Priya", "Quinn", "Rosa", "Şebnem", "Søren", "Tomás", "Ursula", "Victor", "Wanjiru",
  "Xin", "Yusuf", "Zoë",
] as const;

export const lastNames = [
  "Almeida", "Andersson", "Bauer", "Björk", "Castillo", "Chen", "D'Angelo", "Dubois", "Eriksen", "Fernández",
  "Fischer", "García", "Haddad", "Hughes", "Ivanova", "Jansen", "Kaya", "Kowalski", "Laurent", "MacDonald",
  "Meyer", "Müller", "Nakamura", "Nguyen", "Novák", "O'Brien", "Okafor", "Olsen", "Patel", "Peña", "Quispe",
  "Rossi", "Sato", "Schneider", "Silva", "Smith-Jones", "Szabó", "Tanaka", "Ulrich", "van der Berg", "Weiß", "Wu",
  "Yılmaz", "Zhang",
] as const;

export const departments = [
  "Engineering", "Finance", "Human Resources", "Legal", "Marketing", "Operations", "Research", "Sales", "Support",
] as const;

export const jobTitles = ["Analyst", "Associate", "Director", "Engineer", "Lead", "Manager", "Specialist"] as const;

export const locations = ["Berlin", "Denver", "København", "Lisboa", "Nairobi", "São Paulo", "Tokyo", ""] as const;
