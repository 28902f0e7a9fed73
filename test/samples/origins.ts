/** Where the sample's people come from: names in the script of the place, languages, and how many come from there. */
export interface Origin {
  readonly nationality: string;
  readonly weight: number;
  readonly languages: readonly string[];
  readonly female: readonly string[];
  readonly male: readonly string[];
  /** Empty where people go by one name, or by their own and their father's. */
  readonly family: readonly string[];
  /** Family name first. */
  readonly familyFirst?: boolean;
}

/** Plausible for a host on the central Mediterranean route. Names are common ones put together at random; nobody is meant. */
export const ORIGINS: readonly Origin[] = [
  { nationality: 'MLI', weight: 17, languages: ['bam', 'fra', 'snk'], female: ['Awa', 'Fatoumata', 'Kadiatou', 'Oumou', 'Rokia', 'Assétou'], male: ['Moussa', 'Bakary', 'Seydou', 'Drissa', 'Modibo', 'Adama'], family: ['Traoré', 'Keïta', 'Coulibaly', 'Sangaré', 'Dembélé', 'Konaté'] },
  { nationality: 'GIN', weight: 17, languages: ['ful', 'sus', 'fra'], female: ['Mariama', 'Aïssatou', 'Hadja', 'Fanta', 'ߡߊߙߌߦߡߊ'], male: ['Mamadou', 'Ibrahima', 'Alpha', 'Thierno', 'ߡߊߡߊߘߎ߫'], family: ['Diallo', 'Bah', 'Barry', 'Sow', 'Camara', 'Condé'] },
  { nationality: 'NGA', weight: 12, languages: ['hau', 'yor', 'ibo', 'eng'], female: ['Blessing', 'Ngozi', 'Hauwa', 'Folake', 'Adaeze'], male: ['Emeka', 'Sani', 'Tunde', 'Chukwudi', 'Musa'], family: ['Okafor', 'Bello', 'Adeyemi', 'Ọláyínká', 'Yusuf', 'Eze'] },
  { nationality: 'CMR', weight: 8, languages: ['fra', 'eng', 'ful'], female: ['Solange', 'Brigitte', 'Mireille', 'Carine'], male: ['Serge', 'Alain', 'Jean-Paul', 'Blaise'], family: ['Ngono', 'Mbarga', 'Fotso', 'Tchoua', 'Essomba'] },
  { nationality: 'SEN', weight: 7, languages: ['wol', 'fra', 'ful'], female: ['Ndèye', 'Coumba', 'Sokhna', 'Mame'], male: ['Cheikh', 'Ousmane', 'Pape', 'Lamine'], family: ['Ndiaye', 'Diop', 'Fall', 'Guèye', 'Sarr'] },
  { nationality: 'CIV', weight: 7, languages: ['dyu', 'fra'], female: ['Affoué', 'Aminata', 'Akissi', 'Mariam'], male: ['Kouassi', 'Yao', 'Souleymane', 'Koffi'], family: ['Kouamé', 'Koné', 'Ouattara', 'N’Guessan', 'Bamba'] },
  { nationality: 'GMB', weight: 5, languages: ['mnk', 'wol', 'eng'], female: ['Isatou', 'Binta', 'Fatou'], male: ['Lamin', 'Ebrima', 'Alieu'], family: ['Jallow', 'Ceesay', 'Touray', 'Jobe'] },
  { nationality: 'SLE', weight: 4, languages: ['kri', 'tem', 'men', 'eng'], female: ['Isata', 'Kadie', 'Mabinty'], male: ['Abu', 'Foday', 'Sorie'], family: ['Kamara', 'Sesay', 'Bangura', 'Koroma'] },
  { nationality: 'BFA', weight: 4, languages: ['mos', 'dyu', 'fra'], female: ['Salimata', 'Wendkuni', 'Raïssa'], male: ['Issouf', 'Wendpanga', 'Boureima'], family: ['Ouédraogo', 'Kaboré', 'Sawadogo', 'Zongo'] },
  { nationality: 'GHA', weight: 3, languages: ['twi', 'ewe', 'eng'], female: ['Akosua', 'Esi', 'Abena'], male: ['Kwame', 'Kofi', 'Yaw'], family: ['Mensah', 'Owusu', 'Boateng', 'Agyemang'] },
  { nationality: 'BEN', weight: 3, languages: ['fon', 'fra'], female: ['Sènami', 'Mahougnon'], male: ['Dossou', 'Gbènoukpo'], family: ['Houngbédji', 'Ahouansou', 'Dossa'] },
  { nationality: 'TGO', weight: 2, languages: ['ewe', 'fra'], female: ['Afi', 'Ablavi'], male: ['Komlan', 'Kossi'], family: ['Agbéko', 'Lawson', 'Amouzou'] },
  { nationality: 'LBR', weight: 2, languages: ['eng', 'kpe'], female: ['Comfort', 'Patience'], male: ['Varney', 'Prince'], family: ['Kollie', 'Tarpeh', 'Flomo'] },
  { nationality: 'TCD', weight: 4, languages: ['ara', 'fra'], female: ['زينب', 'حليمة', 'Achta', 'خديجة'], male: ['محمد', 'إدريس', 'Mahamat', 'آدم'], family: ['حسن', 'عمر', 'Abakar', 'صالح'] },
  { nationality: 'SDN', weight: 6, languages: ['ara'], female: ['أمينة', 'فاطمة', 'مريم', 'سعاد', 'هدى'], male: ['عبد الله', 'يوسف', 'أحمد', 'الطيب', 'إسماعيل'], family: ['إبراهيم', 'آدم', 'عثمان', 'النور', 'بشير'] },
  { nationality: 'ETH', weight: 4, languages: ['amh', 'orm', 'tir'], female: ['አበባ', 'ሰላም', 'ትዕግስት', 'መሠረት'], male: ['አበበ', 'ተስፋዬ', 'ዳዊት', 'ኃይሉ'], family: ['በቀለ', 'ገብረ', 'ታደሰ', 'ወልዴ'] },
  { nationality: 'ERI', weight: 2, languages: ['tir'], female: ['ሰናይት', 'ርግበ'], male: ['ሃብቶም', 'ተኽለ'], family: ['ገብረመድህን', 'ኪዳነ'] },
  { nationality: 'SOM', weight: 3, languages: ['som', 'ara'], female: ['Hodan', 'Faadumo', 'Caasha'], male: ['Cabdi', 'Maxamed', 'Xasan'], family: [] },
  { nationality: 'EGY', weight: 2, languages: ['ara'], female: ['منى', 'نادية'], male: ['محمود', 'كريم'], family: ['عبد الرحمن', 'السيد'] },
  { nationality: 'BGD', weight: 4, languages: ['ben'], female: ['রহিমা', 'শাহনাজ', 'নাসরিন'], male: ['মোহাম্মদ', 'আবদুল', 'রফিকুল', 'কামাল'], family: ['ইসলাম', 'হোসেন', 'মিয়া', 'আক্তার'] },
  { nationality: 'PAK', weight: 2, languages: ['urd', 'pan'], female: ['ثمینہ', 'رخسانہ'], male: ['محمد علی', 'عمران'], family: ['خان', 'حسین'] },
  { nationality: 'LKA', weight: 1, languages: ['tam', 'sin'], female: ['மீனா', 'නිමාලි'], male: ['குமார்', 'සුනිල්'], family: [] },
  { nationality: 'CHN', weight: 1, languages: ['zho'], female: ['秀英', '丽娜'], male: ['伟', '志强'], family: ['王', '李', '张'], familyFirst: true },
  { nationality: 'RUS', weight: 1, languages: ['rus'], female: ['Светлана', 'Ольга'], male: ['Алексей', 'Игорь'], family: ['Иваненко', 'Петров'] },
  { nationality: 'KGZ', weight: 1, languages: ['kir', 'rus'], female: ['Айгүл'], male: ['Бакыт', 'Нурлан'], family: ['Асанов', 'Токтогулов'] },
  { nationality: 'IRN', weight: 1, languages: ['fas'], female: ['زهرا'], male: ['می\u200Cلاد', 'رضا'], family: ['حسینی', 'کریمی'] },
];
