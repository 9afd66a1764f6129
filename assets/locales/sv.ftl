### Närplan på svenska. Varje meddelande finns också i en.ftl.

## i18n
test-number = { $n }
month-1 = januari
month-2 = februari
month-3 = mars
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = augusti
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
month-short-1 = jan
month-short-2 = feb
month-short-3 = mars
month-short-4 = apr
month-short-5 = maj
month-short-6 = juni
month-short-7 = juli
month-short-8 = aug
month-short-9 = sep
month-short-10 = okt
month-short-11 = nov
month-short-12 = dec

## model
param-reports_per_1000 = Orosanmälningar per 1 000 barn
param-share_0_17_of_0_19 = Andel 0–17 år av barn och unga 0–19 år
param-need_weight_b = Behovsindexets tyngd (b)
param-reports_factor_0_5 = Anmälningar 0–5 år, mot medel
param-reports_factor_6_12 = Anmälningar 6–12 år, mot medel
param-reports_factor_13_17 = Anmälningar 13–17 år, mot medel
param-share_investigated = Andel anmälningar som leder till utredning
param-investigation_time = Utredningstid i genomsnitt
param-caseload_norm = Norm för ärendebelastning
param-caseload_ceiling = Ärendetak (0 = inget tak)
param-recruitment_lead = Rekryteringstid
param-rampup_start = Arbetsförmåga som nyanställd
param-rampup_length = Inskolningstid
param-turnover = Personalomsättning
param-wage_supplement = Lönetillägg för socialsekreterare
param-turnover_elasticity = Lönetilläggets verkan på omsättningen
param-absence = Frånvaro
param-visit_hours = Restid per besöksdag
param-work_hours = Arbetstid per årsarbetare
param-span = Medarbetare per enhetschef
param-salary_social_worker = Månadslön, socialsekreterare
param-salary_family_therapist = Månadslön, familjebehandlare
param-salary_outreach_worker = Månadslön, fältassistent
param-salary_unit_manager = Månadslön, enhetschef
param-salary_administration = Månadslön, administratör
param-salary-own = Månadslön, { $role }
param-payroll_overhead = PO-pålägg
param-wage_growth = Löneökning från april
param-rent_growth = Hyresökning
param-other_price_growth = Övriga prisökningar
param-rent = Lokalhyra
param-area_per_post = Lokalyta per tjänst
param-premises_lead = Tid för att få en lokal
param-premises_delay = Försening av nya lokaler
param-double_rent = Dubbel hyra vid flytt
param-temporary_rent_factor = Hyra för tillfällig lokal, mot ordinarie
param-fit_out_cost = Lokalanpassning
param-fit_out_years = Tid för att betala lokalanpassning
param-internal_interest = Internränta
param-equipment = Utrustning
param-training = Utbildning
param-travel = Resor
param-visit_cost = Resekostnad per besöksdag
param-hire_cost = Kostnad per rekrytering
param-overhead = OH-pålägg på personalkostnad
param-agency_share = Andel vakanser med inhyrd personal
param-agency_factor = Kostnad för inhyrd personal, gånger egen
param-residential_day = Vårddygn på HVB
param-foster_day = Dygn i konsulentstött familjehem
param-first_year_rise = Fler anmälningar det första året i drift
param-placement_effect = Minskade placeringskostnader efter 24 månader i drift
param-effect_lag = Fördröjning av effekten
param-unit-per-thousand-per-year = per 1 000 barn och år
param-unit-ratio = utan enhet
param-unit-percent = %
param-unit-percent-per-year = %/år
param-unit-months = månader
param-unit-years = år
param-unit-cases-per-post = ärenden per socialsekreterare
param-unit-staff-per-manager = medarbetare per chef
param-unit-sek-per-month = kr/mån
param-unit-sek-per-m2-year = kr/m² och år
param-unit-sek-per-m2 = kr/m²
param-unit-sek-per-day = kr/dygn
param-unit-m2-per-post = m² per tjänst
param-unit-tkr-per-post = tkr per tjänst
param-unit-tkr-per-fte-year = tkr per årsarbetare och år
param-unit-tkr = tkr
param-unit-factor = gånger
param-unit-hours = timmar
param-unit-hours-per-month = timmar/mån
param-kind-choice = val
param-kind-uncertain = osäker
param-kind-effect = effekt
role-social_worker = socialsekreterare
role-family_therapist = familjebehandlare
role-outreach_worker = fältassistent
role-unit_manager = enhetschef
role-administration = administratör
role-short-social_worker = Socsekr.
role-short-family_therapist = Fambeh.
role-short-outreach_worker = Fältass.
role-short-unit_manager = Chef
role-short-administration = Adm.
unit-kind-base = bas
unit-kind-area-team = områdesteam
unit-kind-central = central organisation
funding-state-grant = statsbidrag
funding-executive-board = KS extra medel
funding-committee-frame = nämndens ram
funding-gap = ofinansierat
fit-out-at-once = allt när lokalen öppnar
fit-out-rent-supplement = tillägg till hyran
fit-out-depreciated = avskrivning med internränta
indicator-unit-persons = personer
indicator-unit-households = hushåll
indicator-unit-percent = %
indicator-unit-tkr-per-person = tkr per person
indicator-unit-class = klass
indicator-unit-unknown = okänd enhet
assumption = antagande
source = källa

## simulate
account-lon = lön
account-po = PO
account-lokal = lokal
account-etablering = etablering
account-utbildning = utbildning
account-resor = resor
account-oh = OH
account-inhyrd-personal = inhyrd personal
premises-none = ingen lokal
premises-seeking = lokal söks
premises-fit-out = lokal anpassas
premises-temporary = tillfällig lokal
premises-open = lokal öppen
sim-warning-transfer-too-large = Steget ”{ $step }” flyttar { $asked } tjänster ({ $role }) från den centrala organisationen, som bara har { $available }. Resten räknas inte med. Minska antalet eller gör tjänsterna nya.
sim-warning-area-below-nothing = { $unit } lämnar mer lokalyta än den har i { $month }. Ytan räknas som 0 m². Minska ytan som lämnas.
sim-warning-no-need-indicator = Kartan saknar indikatorn ”{ $indicator }”, som behovsindexet använder. Den räknas inte med. Välj en annan indikator eller en karta som har den.
sim-error-no-children = Kartan har inga uppgifter om barn och unga 0–19 år, så det finns inget behov att räkna på. Lägg till en kolumn som heter barn_unga_0_19 följt av år, till exempel barn_unga_0_19_2025.
sim-error-horizon = Planen sträcker sig över { $months } månader. Välj 1–{ $max } månader.

## report
report-error-other-map = Planen gäller en karta med { $plan } stadsdelar, men kartan har { $map }. Öppna planens egen karta och exportera igen.
report-error-other-result = Resultatet hör inte till planen som den är nu. Vänta tills beräkningen är klar och exportera igen.
report-error-table = Filen { $file } kunde inte skrivas: { $detail }. Försök igen och rapportera felet om det kommer tillbaka.
csv-yes = ja
csv-no = nej
csv-whole-municipality = Hela kommunen
csv-file-distrikt = Stadsdelarna: vilken bas och vilket steg de hör till, vad de kräver och alla indikatorer. En rad per stadsdel.
csv-file-bemanning = Bemanning, ärenden och lokaler månad för månad. En rad per enhet och månad, och en för hela kommunen. Personer och ärenden är förväntade värden och därför bråktal.
csv-file-budget = Kostnader i löpande priser per år. En rad per enhet, år och konto, och för hela kommunen. Summera antingen enheterna eller hela kommunen, aldrig båda, och aldrig rader av slaget ”varav”.
csv-file-finansiering = Vem som betalar, månad för månad, för hela kommunen. Belopp i kronor i löpande priser.
csv-file-steg = Genomförandestegen: en rad per stadsdel, per enhet och roll, per lokal och per byte av bas. Kolumnen ”rad om” säger vad raden gäller.
csv-file-antaganden = Allt som beräkningen bygger på: parametrar, dagens organisation, behovsindex, placeringar och finansiering.
csv-file-om-filerna = Vad filerna och deras kolumner betyder.
csv-kod = kod
csv-kod-about = Områdeskod enligt kartans källa.
csv-stadsdel = namn
csv-stadsdel-about = Stadsdelens namn i planen.
csv-stadsdel-kalla = namn enligt källan
csv-stadsdel-kalla-about = Stadsdelens namn i kartans källa.
csv-bas = bas
csv-bas-about = Enheten som stadsdelen hör till när den är i drift, tills ett steg ger den en annan. Antagande i planen.
csv-steg = steg
csv-steg-about = Genomförandesteget. Antagande i planen.
csv-drift-fran = i drift från
csv-drift-fran-about = Första månaden då den egna enheten har ansvaret. Tomt: den centrala organisationen behåller stadsdelen.
csv-barn-0-19 = barn och unga 0–19 år
csv-barn-0-19-year = barn och unga 0–19 år ({ $source }, { $year })
csv-barn-0-19-about = Antal enligt källan. SCB ändrar små tal slumpmässigt från 2025, så delar behöver inte stämma med summan.
csv-barn-0-17 = barn 0–17 år (antagande)
csv-barn-0-17-about = Barn och unga 0–19 år gånger den antagna andelen 0–17 år.
csv-behovsindex = lokalt behovsindex (z)
csv-behovsindex-about = Medelvärde 0 och standardavvikelse 1 bland barn och unga 0–19 år. Högre är större behov. Indikatorer och vikter står i antaganden.csv.
csv-behovsvikt = behovsvikt
csv-behovsvikt-about = Stadsdelens vikt i efterfrågan, exp(b · z) delat så att medelvärdet per barn är 1.
csv-behovsbarn = behovsvägda barn 0–17 år
csv-behovsbarn-about = Barn 0–17 år gånger behovsvikten.
csv-anmalningar-ar = orosanmälningar per år
csv-anmalningar-ar-about = Förväntat antal utan ökningen under det första året i drift.
csv-utredningar-ar = startade utredningar per år
csv-utredningar-ar-about = Orosanmälningar per år gånger andelen som leder till utredning.
csv-grannar = grannar
csv-grannar-about = Koder för de stadsdelar som delar gräns med stadsdelen.
csv-indicator = { $title } ({ $unit })
csv-indicator-year = { $title } ({ $unit }, { $year })
csv-indicator-about = { $base } · Källa: { $source } · { $note }
csv-indicator-about-no-note = { $base } · Källa: { $source }
csv-manad = månad
csv-manad-about = Månad, skriven år-månad.
csv-enhet = enhet
csv-enhet-about = Bas, områdesteam eller central organisation. ”Hela kommunen” är summan av enheterna.
csv-enhet-id = enhets-id
csv-enhet-id-about = Enhetens fasta namn i planen. Tomt för hela kommunen.
csv-tjanster = tjänster, { $role }
csv-tjanster-about = Inrättade tjänster, i heltider.
csv-tjanster-totalt = tjänster totalt
csv-tjanster-totalt-about = Inrättade tjänster av alla roller, i heltider.
csv-tillsatta = tillsatta
csv-tillsatta-about = Tjänster som har någon anställd, i heltider.
csv-tillsatta-overflyttade = varav överflyttade
csv-tillsatta-overflyttade-about = Tillsatta tjänster som fanns i dagens organisation och har flyttat med. Dagens budget, inga nya pengar.
csv-vakanta = vakanta
csv-vakanta-about = Tjänster utan någon anställd, i heltider.
csv-nyanstallda = nyanställda
csv-nyanstallda-about = Personer som börjar under månaden.
csv-slutat = slutat
csv-slutat-about = Personer som slutar vid månadens slut.
csv-produktiva = produktiva årsarbetare
csv-produktiva-about = Heltider i arbete efter inskolning och frånvaro, med inhyrd personal.
csv-produktiva-socsek = produktiva socialsekreterare
csv-produktiva-socsek-about = Detsamma för enbart socialsekreterare.
csv-enhet-barn = barn 0–17 år
csv-enhet-barn-about = Barn i de stadsdelar som enheten har ansvar för den månaden. Antagande om andelen 0–17 år.
csv-enhet-behovsbarn = behovsvägda barn 0–17 år
csv-enhet-behovsbarn-about = Detsamma gånger behovsvikten.
csv-anmalningar = orosanmälningar
csv-anmalningar-about = Förväntat antal under månaden.
csv-startade = startade utredningar
csv-startade-about = Utredningar som inleds under månaden.
csv-avslutade = avslutade utredningar
csv-avslutade-about = Utredningar som avslutas under månaden.
csv-oppna = öppna utredningar
csv-oppna-about = Utredningar som är öppna vid månadens slut.
csv-aldre = öppna över 4 månader
csv-aldre-about = Öppna utredningar som har passerat lagens gräns på fyra månader.
csv-arendebelastning = ärenden per socialsekreterare
csv-arendebelastning-about = Öppna utredningar per produktiv socialsekreterare. Tomt: det finns ingen socialsekreterare i arbete.
csv-behovstackning = behovstäckning (%)
csv-behovstackning-about = Hur stor del av de startade utredningarna som personalen hinner med, högst 100. Tomt: inget har startat.
csv-lokalyta = lokalyta (m²)
csv-lokalyta-about = Hyrd yta under månaden.
csv-lokal = lokal
csv-lokal-about = Var arbetet med enhetens lokal står. Tomt för hela kommunen.
csv-ar = år
csv-ar-about = Kalenderår. Det första och det sista året kan ha färre än tolv månader.
csv-manader = månader
csv-manader-about = Antal månader av året som planen omfattar.
csv-konto = konto
csv-konto-about = Konto, eller vad beloppet är en del av.
csv-slag = slag
csv-slag-about = ”kostnad”: ingår i bruttokostnaden. ”varav”: en del av bruttokostnaden, som redan är räknad.
csv-slag-kostnad = kostnad
csv-slag-varav = varav
csv-varav-overflyttad = varav överflyttad personal
csv-belopp = belopp (kr)
csv-belopp-about = Kronor med ören, i månadernas egna priser.
csv-bruttokostnad = bruttokostnad (kr)
csv-bruttokostnad-about = Alla konton och enheter. Placeringar ingår inte.
csv-finansierat = { $kind } (kr)
csv-finansierat-about = Vad finansieringen betalar av bruttokostnaden under månaden.
csv-ofinansierat = ofinansierat (kr)
csv-ofinansierat-about = Den del av bruttokostnaden som ingen finansiering täcker.
csv-placeringar = placeringar (kr, särredovisat)
csv-placeringar-about = HVB och konsulentstödda familjehem. Ingår inte i bruttokostnaden.
csv-utbyggnadsgrad = utbyggnadsgrad (%)
csv-utbyggnadsgrad-about = Andel av kommunens behov i stadsdelar som är i drift med en egen enhet.
csv-likvardighet = likvärdighet
csv-likvardighet-about = Behovstäckning för den femtedel av barnen som har störst behov, delad med den för femtedelen med minst. 1 är lika. Tomt: går inte att räkna ut.
csv-steg-nr = nr
csv-steg-nr-about = Stegets plats i planen.
csv-steg-start = start
csv-steg-start-about = Månaden då stegets stadsdelar går i drift.
csv-rekrytering-fran = rekrytering från
csv-rekrytering-fran-about = Månaden då nya tjänster utlyses. Tomt: en rekryteringstid före start.
csv-rad-om = rad om
csv-rad-om-about = Vad raden gäller: stadsdel, tjänster, lokal eller byte av bas. Tomt: steget har inget av det.
csv-rad-stadsdel = stadsdel
csv-rad-tjanster = tjänster
csv-rad-lokal = lokal
csv-steg-stadsdel = stadsdel
csv-steg-stadsdel-about = Stadsdel som går i drift, med sitt namn i planen.
csv-steg-kod = stadsdelskod
csv-steg-kod-about = Stadsdelens områdeskod.
csv-steg-enhet = enhet
csv-steg-enhet-about = Enheten som får stadsdelen, tjänsterna eller lokalen.
csv-roll = roll
csv-roll-about = Tjänsternas roll.
csv-overflyttade-tjanster = överflyttade tjänster
csv-overflyttade-tjanster-about = Tjänster som flyttar från den centrala organisationen, i heltider.
csv-nya-tjanster = nya tjänster
csv-nya-tjanster-about = Tjänster som inte fanns förut, i heltider.
csv-lokal-oppnar = lokalen öppnar
csv-lokal-oppnar-about = Första månaden med hyra.
csv-steg-yta = lokalyta (m²)
csv-steg-yta-about = Tomt: stegets tjänster i enheten gånger lokalyta per tjänst. Minus: yta som lämnas.
csv-grupp = grupp
csv-grupp-about = Vad raden hör till.
csv-grupp-parameter = parameter
csv-grupp-po = PO-pålägg för ett år
csv-grupp-val = val i planen
csv-grupp-idag = i dag
csv-grupp-behov = behovsindex
csv-grupp-placeringar = placeringar
csv-grupp-finansiering = finansiering
csv-grupp-roll = roll
csv-grupp-arendetyp = ärendetyp
csv-grupp-besok = besöksdagar
csv-grupp-befolkning = befolkning
csv-roll-namn = { $role }: eget namn
csv-roll-yta = { $role }: yta per tjänst
csv-roll-utbildning = { $role }: utbildning
csv-arendetyp-andel = { $type }: andel av utredningarna
csv-arendetyp-tid = { $type }: utredningstid
csv-besoksdagar = Besöksdagar i { $district }
csv-matt-dagar-manad = dagar/mån
csv-loner-hojs = Löner höjs i
csv-lonemanad-januari = januari
csv-lonemanad-april = april
csv-prisniva = Prisnivå
csv-lopande-priser = löpande priser
csv-fasta-priser = { $year } års priser
csv-barn-i-alder = Barn { $from }–{ $to } år, { $year }
csv-matt-barn = barn
csv-id = id
csv-id-about = Fast namn, samma i alla versioner av planen.
csv-benamning = benämning
csv-benamning-about = Vad värdet gäller.
csv-varde = värde
csv-varde-about = Värdet som beräkningen använder. Belopp är i 2026 års priser exklusive moms, utom finansieringens, som inte räknas upp.
csv-lagt = lågt
csv-lagt-about = Det lägsta troliga värdet.
csv-hogt = högt
csv-hogt-about = Det högsta troliga värdet.
csv-varde-enhet = mått
csv-varde-enhet-about = Måttet som värdet är angivet i.
csv-typ = typ
csv-typ-about = val: bestäms av någon. osäker: dras slumpmässigt mellan lågt och högt i osäkerhetsanalysen. effekt: dras bara om effekter räknas med.
csv-standard = standardvärde
csv-standard-about = Programmets förslag.
csv-andrat = ändrat
csv-andrat-about = Om planen har ett annat värde eller spann än programmets förslag.
csv-antagande = antagande
csv-antagande-about = ja: bygger helt eller delvis på en bedömning, eller är ändrat i planen.
csv-kalla = källa till standardvärdet
csv-kalla-about = Var programmets förslag kommer ifrån.
csv-fran = från
csv-fran-about = Första månaden som finansieringen gäller.
csv-till = till
csv-till-about = Sista månaden som finansieringen gäller. Tomt: utan slut.
csv-lokalanpassning-betalas = Lokalanpassningen betalas
csv-idag-tjanster = { $unit }: tjänster i dag, { $role }
csv-idag-yta = { $unit }: lokalyta i dag
csv-hvb-dygn = Vårddygn på HVB
csv-familjehem-dygn = Dygn i konsulentstött familjehem
csv-matt-heltider = heltider
csv-matt-m2 = m²
csv-matt-dygn-ar = dygn/år
csv-matt-vikt = vikt
csv-matt-kr-manad = kr/mån
csv-matt-kr-ar = kr/år
csv-fil = fil
csv-fil-about = Filens namn.
csv-rubrik = rubrik
csv-rubrik-about = Kolumnens rubrik i filen. Tomt: raden gäller hela filen.
csv-forklaring = förklaring
csv-forklaring-about = Vad filen eller kolumnen innehåller.
csv-om-plan = plan
csv-om-beskrivning = beskrivning
csv-om-citat = citat
csv-om-quote = ”{ $text }” ({ $source })
csv-om-period = period
csv-om-karta = karta
csv-om-kartfil = kartfil, SHA-256
csv-om-program = program
csv-om-program-version = Närplan { $version }
csv-om-antaganden = antaganden
csv-om-antaganden-text = Områdenas baser, steg, månader, tjänster och lokaler är antaganden i planen och inga beslut. Resultaten gäller bara om antagandena gör det.
csv-om-format = format
csv-om-format-text = UTF-8, semikolon mellan kolumner, decimalkomma, månader skrivna år-månad. En text som börjar med = + - eller @ har fått en apostrof framför sig, så att Excel inte läser den som en formel. Tom cell: värde saknas.
## edit
# Namn i ångramenyn: står efter ”Ångra: ” eller ”Gör om: ”.
edit-label-assign-one = flytta { $district } till { $unit }
edit-label-assign = { $count ->
    [one] flytta { $count } område till { $unit }
   *[other] flytta { $count } områden till { $unit }
}
edit-label-assignment = { $count ->
    [one] ändra tillhörighet för { $count } område
   *[other] ändra tillhörighet för { $count } områden
}
edit-label-go-live-one = lägg { $district } i { $step }
edit-label-go-live = { $count ->
    [one] lägg { $count } område i { $step }
   *[other] lägg { $count } områden i { $step }
}
edit-label-no-go-live-one = ta { $district } ur genomförandet
edit-label-no-go-live = { $count ->
    [one] ta { $count } område ur genomförandet
   *[other] ta { $count } områden ur genomförandet
}
edit-label-go-live-order = { $count ->
    [one] ändra steg för { $count } område
   *[other] ändra steg för { $count } områden
}
edit-label-insert-step = lägg till { $step }
edit-label-remove-step = ta bort { $step }
edit-label-change-step = ändra { $step }
edit-label-move-step = flytta { $step } i listan
edit-label-step-start = ändra start för { $step } till { $month }
edit-label-posts = ändra tjänster för { $unit } i { $step }
edit-param-name = { $param ->
    [reports_per_1000] orosanmälningar per 1 000 barn
    [share_0_17_of_0_19] andelen 0–17 år av 0–19 år
    [need_weight_b] behovsindexets vikt
    [share_investigated] andelen anmälningar som utreds
    [investigation_time] utredningstiden
    [caseload_norm] normen för ärendebelastning
    [recruitment_lead] rekryteringstiden
    [rampup_start] arbetsförmågan som nyanställd
    [rampup_length] inskolningstiden
    [turnover] personalomsättningen
    [absence] frånvaron
    [span] antalet medarbetare per chef
    [salary_social_worker] lönen för socialsekreterare
    [salary_family_therapist] lönen för familjebehandlare
    [salary_outreach_worker] lönen för fältassistenter
    [salary_unit_manager] lönen för enhetschefer
    [salary_administration] lönen för administration
    [payroll_overhead] PO-pålägget
    [wage_growth] löneökningen
    [rent_growth] hyresökningen
    [other_price_growth] övriga prisökningar
    [rent] hyran
    [area_per_post] lokalytan per tjänst
    [premises_lead] tiden för att få fram lokaler
    [fit_out_cost] kostnaden för lokalanpassning
    [fit_out_years] avskrivningstiden för lokalanpassning
    [internal_interest] internräntan
    [equipment] kostnaden för utrustning
    [training] kostnaden för utbildning
    [travel] kostnaden för resor
    [hire_cost] kostnaden per rekrytering
    [overhead] OH-kostnaden
    [agency_share] andelen inhyrd personal
    [agency_factor] merkostnaden för inhyrd personal
    [residential_day] kostnaden per HVB-dygn
    [foster_day] kostnaden per dygn i konsulentstött familjehem
    [first_year_rise] ökningen av anmälningar första året
    [placement_effect] effekten på placeringar
    [reports_factor_0_5] anmälningsfaktorn 0–5 år
    [reports_factor_6_12] anmälningsfaktorn 6–12 år
    [reports_factor_13_17] anmälningsfaktorn 13–17 år
    [caseload_ceiling] ärendetaket
    [wage_supplement] lönetillägget
    [turnover_elasticity] lönetilläggets verkan på omsättningen
    [visit_hours] restiden per besöksdag
    [work_hours] arbetstiden i månaden
    [premises_delay] förseningen av lokaler
    [double_rent] tiden med dubbel hyra
    [temporary_rent_factor] hyran för tillfälliga lokaler
    [visit_cost] kostnaden per besöksdag
    [effect_lag] tiden innan effekten märks
   *[other] ett antagande
}
edit-label-parameter = ändra { edit-param-name }
edit-label-insert-unit = lägg till { $unit }
edit-label-remove-unit = ta bort { $unit }
edit-label-change-unit = ändra { $unit }
edit-label-title = ändra titel och beskrivning
edit-label-horizon = ändra planens period
edit-label-funding = ändra finansieringen
edit-label-fit-out = ändra hur lokalanpassning betalas
edit-label-disclosure = ändra röjandekontrollen
edit-label-need = ändra lokalt behovsindex
edit-label-placement-days = ändra placeringsdygn
edit-label-payroll-overhead = ändra PO-pålägg per år
edit-label-rename = byt namn på { $district } till { $name }
edit-label-own-name = återställ namnet på { $district }
edit-label-reassign = { $count ->
    [one] byt bas för { $count } område i { $step }
   *[other] byt bas för { $count } områden i { $step }
}
edit-label-lock-one = lås { $district }
edit-label-lock = { $count ->
    [one] lås { $count } område
   *[other] lås { $count } områden
}
edit-label-unlock-one = lås upp { $district }
edit-label-unlock = { $count ->
    [one] lås upp { $count } område
   *[other] lås upp { $count } områden
}
edit-label-locks = ändra vilka områden som är låsta
edit-label-groups = ändra grupper av områden
edit-label-exceptions = ändra tillåtna undantag
edit-label-limits = ändra gränser för avstånd och belastning
edit-label-reason = ändra skälet för { $district }
edit-label-travel = ändra hur avstånd mäts
edit-label-batch = { $count ->
    [one] { $count } ändring
   *[other] { $count } ändringar
}
edit-error-unknown-district = Området finns inte på kartan. Välj ett område på kartan.
edit-error-unknown-unit = Enheten finns inte i planen. Välj en annan enhet.
edit-error-unknown-step = Steget med id { $id } finns inte i planen. Välj ett annat steg.
edit-error-position = Plats { $position } finns inte i en lista med { $count } rader. Välj en plats i listan.
edit-error-step-id-taken = Steg-id { $id } går inte att använda. Välj ett annat id.
edit-error-district-in-other-step = Ett av områdena ingår redan i steget ”{ $step }”. Ta bort det därifrån först.
edit-error-posts-twice = Steget ”{ $step }” har två rader för samma roll ({ $role }) i { $unit }. Slå ihop dem till en.
edit-error-out-of-range = { $quantity ->
    [posts] Antalet tjänster
    [area] Lokalytan i m²
    [hidden_below] Gränsen för dolda antal och underlag
    [rounded_to] Avrundningen av summor
    [placement_days] Antalet placeringsdygn per år
    [need_weight] Indikatorns vikt
    [payroll_overhead] PO-pålägget i procent
    [amount] Beloppet i kronor
    [longitude] Longituden i grader
    [latitude] Latituden i grader
    [distance] Avståndet i km
    [minutes] Restiden i minuter
    [deviation] Avvikelsen i procent
    [detour] Omvägsfaktorn
    [area_per_post] Lokalytan per tjänst i m²
    [training] Utbildningskostnaden i tkr per årsarbetare
    [case_share] Ärendetypens andel i procent
    [case_months] Ärendetypens tid i månader
    [visit_days] Antalet besöksdagar i månaden
    [children] Antalet barn
    [gate_target] Uppföljningens målvärde
    [temporary_area] Den tillfälliga lokalens yta i m²
    [correlation] Samvariationen
    [runs] Antalet körningar
   *[other] Värdet
} är { $value } men måste vara mellan { $min } och { $max }. Ange ett annat värde.
edit-error-month-outside = Månaden { $month } ligger utanför { $first }–{ $last }. Välj en månad däremellan.
edit-error-year-outside = Året { $year } ligger utanför { $first }–{ $last }. Välj ett år däremellan.
edit-error-horizon = Planen är { $months } månader lång men måste vara mellan 1 och { $max } månader. Välj en annan längd.
edit-error-parameter-order = Värdena för { edit-param-name } står inte i ordning. Ange lägsta, troligaste och högsta värde i stigande ordning, från 0 och uppåt.
edit-error-empty-name = Namnet är tomt. Skriv ett namn.
edit-error-letter-too-long = ”{ $letter }” är för långt för kartan. Använd en eller två bokstäver.
edit-error-unit-id-taken = Enhets-id ”{ $id }” är upptaget eller tomt. Välj ett annat id.
edit-error-unit-identity = Id och typ för enheten ”{ $id }” går inte att ändra. Lägg till en ny enhet i stället.
edit-error-central-units = { $count ->
    [0] Planen måste ha en central enhet. Den går inte att ta bort.
   *[other] Planen får bara ha en central enhet, men skulle ha { $count }. Ta bort de andra eller byt deras typ.
}
edit-error-unit-in-use = { $unit } har kvar områden, tjänster eller lokaler. Flytta dem till en annan enhet först.
edit-error-funding-without-end = Finansieringen ”{ $name }” saknar slutmånad. Bara nämndens ram får gälla tills vidare. Ange den sista månad som medlen kan användas.
edit-error-funding-ends-early = Finansieringen ”{ $name }” slutar innan den börjar. Ändra första eller sista månaden.
edit-error-district-in-other-group = Ett av områdena ingår redan i gruppen ”{ $group }”. Ta bort det därifrån först.
edit-error-bridge-ends = En förbindelse måste gå mellan två olika områden, det första i kartans ordning först. Välj två områden.
edit-error-travel-mode-twice = Restider för färdsättet ”{ $mode }” finns två gånger. Ge den ena ett annat namn.
edit-error-unknown-travel-mode = Det finns inga restider för färdsättet ”{ $mode }”. Läs in en fil med restider eller välj ett annat.
edit-error-indicator-twice = Indikatorn ”{ $indicator }” finns två gånger i behovsindexet. Ta bort den ena.

## store
store-error-read = { $path } gick inte att läsa: { $detail }. Kontrollera att filen finns och att du har behörighet.
store-error-write = { $path } gick inte att spara: { $detail }. Det som fanns där förut är kvar. Kontrollera behörighet och diskutrymme, eller spara på en annan plats.
store-error-too-large = { $path } är större än { $limit } MiB och kan inte vara en plan. Välj en annan fil.
store-error-not-utf8 = { $path } är inte text i UTF-8 (första felet vid byte { $offset }). Spara filen som UTF-8.
store-error-syntax = Planfilen är skadad på rad { $line }, tecken { $column }: { $detail }. Rätta raden i en textredigerare eller öppna en tidigare version.
store-error-not-a-plan = Filen är ingen plan från Närplan. Välj en fil som slutar på .narplan.json.
store-error-newer-version = Planen är sparad i version { $found } av filformatet, men det här programmet läser bara till och med version { $known }. Uppdatera Närplan.
store-error-unknown-field = Planfilen har ett okänt fält, ”{ $name }”, på rad { $line }. Rätta stavningen eller ta bort fältet. Är filen sparad av ett nyare Närplan behöver programmet uppdateras.
store-error-invalid = Planfilen har ett fel i { $path }. { $problem ->
        [store-problem-unknown-unit] { store-problem-unknown-unit }
        [store-problem-unknown-role] { store-problem-unknown-role }
        [store-problem-unknown-parameter] { store-problem-unknown-parameter }
        [store-problem-district-twice] { store-problem-district-twice }
        [store-problem-district-in-two-steps] { store-problem-district-in-two-steps }
        [store-problem-month] { store-problem-month }
        [store-problem-year] { store-problem-year }
        [store-problem-version] { store-problem-version }
        [store-problem-day] { store-problem-day }
        [store-problem-colour] { store-problem-colour }
        [edit-error-paper-text] { edit-error-paper-text }
        [edit-error-accent-too-light] { edit-error-accent-too-light }
        [edit-error-logo-too-large] { edit-error-logo-too-large }
        [edit-error-logo-format] { edit-error-logo-format }
        [edit-error-logo-without-alt] { edit-error-logo-without-alt }
        [edit-error-unknown-district] { edit-error-unknown-district }
        [edit-error-unknown-unit] { edit-error-unknown-unit }
        [edit-error-unknown-step] { edit-error-unknown-step }
        [edit-error-position] { edit-error-position }
        [edit-error-step-id-taken] { edit-error-step-id-taken }
        [edit-error-district-in-other-step] { edit-error-district-in-other-step }
        [edit-error-posts-twice] { edit-error-posts-twice }
        [edit-error-out-of-range] { edit-error-out-of-range }
        [edit-error-month-outside] { edit-error-month-outside }
        [edit-error-year-outside] { edit-error-year-outside }
        [edit-error-horizon] { edit-error-horizon }
        [edit-error-parameter-order] { edit-error-parameter-order }
        [edit-error-empty-name] { edit-error-empty-name }
        [edit-error-letter-too-long] { edit-error-letter-too-long }
        [edit-error-unit-id-taken] { edit-error-unit-id-taken }
        [edit-error-unit-identity] { edit-error-unit-identity }
        [edit-error-central-units] { edit-error-central-units }
        [edit-error-unit-in-use] { edit-error-unit-in-use }
        [edit-error-funding-without-end] { edit-error-funding-without-end }
        [edit-error-funding-ends-early] { edit-error-funding-ends-early }
        [edit-error-district-in-other-group] { edit-error-district-in-other-group }
        [edit-error-bridge-ends] { edit-error-bridge-ends }
        [edit-error-travel-mode-twice] { edit-error-travel-mode-twice }
        [edit-error-unknown-travel-mode] { edit-error-unknown-travel-mode }
        [edit-error-indicator-twice] { edit-error-indicator-twice }
        [edit-error-no-shares] { edit-error-no-shares }
        [edit-error-population-shape] { edit-error-population-shape }
        [edit-error-no-children] { edit-error-no-children }
        [edit-error-temporary-late] { edit-error-temporary-late }
        [edit-error-temporary-without-opening] { edit-error-temporary-without-opening }
        [edit-error-grant-by-year] { edit-error-grant-by-year }
        [edit-error-pays-for-nothing] { edit-error-pays-for-nothing }
        [edit-error-parameter-in-other-group] { edit-error-parameter-in-other-group }
        [store-problem-parameter-twice] { store-problem-parameter-twice }
        [store-problem-rows-not-years] { store-problem-rows-not-years }
        [store-problem-unknown-scenario] { store-problem-unknown-scenario }
        [store-problem-scenario-twice] { store-problem-scenario-twice }
        [store-problem-not-one-open] { store-problem-not-one-open }
        [store-problem-scenario-field] { store-problem-scenario-field }
        [store-problem-scenario-unreadable] { store-problem-scenario-unreadable }
        [edit-error-unknown-scenario] { edit-error-unknown-scenario }
        [edit-error-scenario-id-taken] { edit-error-scenario-id-taken }
        [edit-error-scenario-name-taken] { edit-error-scenario-name-taken }
        [edit-error-scenario-other-map] { edit-error-scenario-other-map }
        [edit-error-scenario-is-baseline] { edit-error-scenario-is-baseline }
        [edit-error-last-scenario] { edit-error-last-scenario }
        [edit-error-too-many-scenarios] { edit-error-too-many-scenarios }
       *[other] Värdet går inte att använda.
}
store-problem-unknown-unit = Ingen enhet har id ”{ $value }”. Rätta id eller lägg till enheten under units.
store-problem-unknown-role = Rollen ”{ $value }” finns inte. Använd social_worker, family_therapist, outreach_worker, unit_manager eller administration.
store-problem-unknown-parameter = Antagandet ”{ $value }” finns inte. Rätta namnet eller ta bort raden.
store-problem-district-twice = Området { $value } står två gånger. Låt det stå på ett ställe.
store-problem-district-in-two-steps = Området { $value } ingår redan i ett tidigare steg. Låt det stå i ett steg.
store-problem-month = ”{ $value }” är ingen månad. Skriv den som 2027-04.
store-problem-year = ”{ $value }” är inget år. Skriv det som 2027.
store-problem-version = Version { $value } finns inte. Skriv 3.
store-error-map-changed = Kartfilen är inte samma fil som planen gjordes med (kontrollsumman är { $found }, inte { $expected }). Välj den ursprungliga kartan, eller gå vidare och kontrollera att alla områden stämmer.
store-error-wrong-map = Planen har { $districts } områden men kartan { $codes }. Öppna planen med kartan som den gjordes för.
store-error-unwritable = Planen gick inte att göra om till en fil: { $detail }. Ångra den senaste ändringen och spara igen.
store-note-unknown-district = Området { $code } finns inte på kartan och togs inte med ({ $path }).
store-note-unassigned = { $count ->
    [one] Ett område saknade enhet i planfilen och lades på den centrala enheten: { $codes }.
   *[other] { $count } områden saknade enhet i planfilen och lades på den centrala enheten: { $codes }.
}
## read

read-error-unknown-builtin = Det finns ingen inbyggd karta som heter ”{ $name }”. Välj en av de inbyggda kartorna eller öppna en egen fil.
read-error-file-missing = Filen { $file } finns inte. Den kan ha flyttats eller bytt namn.
read-error-file-denied = Du har inte behörighet att läsa filen { $file }. Be den som äger filen om behörighet, eller spara en kopia på ett annat ställe.
read-error-file-unreadable = Filen { $file } kunde inte läsas: { $reason }. Kontrollera att den går att öppna i andra program.
read-error-file-too-large = Filen { $file } är { $size } MB, och gränsen är { $limit } MB. Förenkla gränserna eller ta med färre områden i kartprogrammet och exportera igen.
read-error-unknown-kind = { $file } är ingen fil som Närplan kan läsa. Välj en GeoJSON-fil, med ändelsen .geojson eller .json.
read-error-not-utf8 = Filen { $file } har tecken på rad { $line } som inte är UTF-8. Öppna filen i det program som den kommer från och spara den med teckenkodningen UTF-8.
read-error-not-json = { $file } är ingen giltig JSON: felet finns på rad { $line }, tecken { $column } ({ $detail }). Filen kan vara avbruten. Exportera den igen.
read-error-not-geojson = { $file } är JSON men ingen GeoJSON-karta ({ $detail }). Exportera kartan som en GeoJSON FeatureCollection.
read-error-bad-feature = Objekt { $feature } i kartan följer inte GeoJSON: { $detail }. Rätta objektet i kartprogrammet och exportera igen.
read-error-unknown-crs = Kartan anger koordinatsystemet ”{ $crs }”. Närplan läser WGS 84 (EPSG:4326) och SWEREF 99 TM (EPSG:3006). Exportera kartan i något av dem.
read-error-out-of-range = Objekt { $feature } har koordinaten ({ $x }; { $y }), som varken är grader i WGS 84 eller meter i SWEREF 99 TM inom Sverige. Exportera kartan i något av dessa koordinatsystem.
read-error-mixed-systems = Kartan blandar koordinatsystem: objekt { $degrees } har grader och objekt { $metres } meter. Exportera hela kartan i ett koordinatsystem, WGS 84 eller SWEREF 99 TM.
read-error-swapped-axes = Objekt { $feature } har koordinaten ({ $x }; { $y }), där nord står före öst. Exportera kartan med öst först.
read-error-outside-plane = Objekt { $feature } ligger i ({ $x }; { $y }), för långt från resten av kartan. Ta bort objektet eller rätta koordinaten.
read-error-plane = Kartans projektion kunde inte användas: { $reason }. Exportera kartan i WGS 84 och försök igen.
read-error-no-districts = { $file } har inga ytor. { $features ->
    [0] Filen är tom.
    [one] Filens enda objekt är ingen yta.
   *[other] Inget av filens { $features } objekt är en yta.
} Välj en fil med områdenas gränser som polygoner.
read-error-duplicate-code = Koden ”{ $code }” finns på två områden: objekt { $first } och objekt { $second }. Välj en annan egenskap som kod, eller slå ihop områdena i kartprogrammet.
read-error-no-such-property = Inget område har egenskapen ”{ $property }”. Välj någon av: { $available }.
read-error-toml = { $file }, rad { $line }: { $detail }. Rätta raden i en textredigerare.
read-error-csv-row = { $file }, rad { $row }: raden har { $found } celler men tabellen har { $expected } kolumner. Kontrollera skiljetecken och citattecken på raden.
read-error-csv-no-key = { $file } har ingen kolumn med områdenas koder. Kolumnerna är: { $columns }. Ge kodkolumnen samma namn som i kartan, till exempel regsokod.
read-error-csv-duplicate-column = { $file } har två kolumner som heter ”{ $column }”. Byt namn på en av dem.
read-error-csv-duplicate-row = { $file }: rad { $first } och rad { $second } gäller båda { $code }. Ta bort en av dem.
read-error-unknown-column = { $file }: måttet ”{ $indicator }” använder kolumnen ”{ $column }”, som inte finns bland siffrorna. Rätta kolumnens namn.
read-error-indicator-source = { $file }: måttet ”{ $indicator }” ska ha antingen column, eller numerator och denominator.
read-error-duplicate-indicator = { $file }: två mått heter ”{ $indicator }”. Byt id på ett av dem.

read-note-assumed-sweref = Kartan anger inget koordinatsystem. Koordinaterna är meter inom Sverige och har lästs som SWEREF 99 TM.
read-note-heights-ignored = Kartans höjdvärden används inte.
read-note-feature-skipped = Objekt { $feature } är ingen yta ({ $kind }) och togs inte med.
read-note-part-skipped = En del av objekt { $feature } är ingen yta ({ $kind }) och togs inte med.
read-note-collection-joined = Ytorna i objekt { $feature } låg i en samling och har förts ihop till ett område.
read-note-empty-geometry = Objekt { $feature } har ingen användbar yta och togs inte med.
read-note-ring-closed = Ring { $ring } i objekt { $feature } slutade inte där den började. Den har slutits.
read-note-ring-dropped = Ring { $ring } i objekt { $feature } har bara { $positions ->
    [one] { $positions } punkt
   *[other] { $positions } punkter
} och togs inte med.
read-note-self-crossing = Gränsen för objekt { $feature } korsar eller vidrör sig själv vid longitud { $lon }, latitud { $lat }. Den ritas som den är; arean kan bli fel.
read-note-codes-from-ids = Ingen egenskap känns igen som kod. Objektens egna id används som koder.
read-note-no-code-property = Ingen egenskap känns igen som kod. Områdena har fått koder efter sin plats i filen, till exempel #1. Välj en egenskap som kod om det finns en.
read-note-code-generated = Objekt { $feature } saknar kod och har fått koden { $code }.
read-note-no-name-property = Ingen egenskap känns igen som namn. Koderna visas i stället.
read-note-name-from-code = Objekt { $feature } saknar namn. Koden visas i stället.
read-note-sidecars-ignored = manifest.toml i samma mapp beskriver en annan karta än { $file }. Filerna bredvid kartan används därför inte.
read-note-checksum-differs = { $file } är inte samma fil som manifest.toml beskriver: kontrollsumman skiljer sig. Filen har lästs ändå.
read-note-row-without-district = { $file }, rad { $row }: koden ”{ $code }” finns inte på kartan. Raden togs inte med.
read-note-district-without-row = { $file } har ingen rad för { $name } ({ $code }). Området saknar siffror.
read-note-not-a-number = { $file }, rad { $row }, kolumn ”{ $column }”: ”{ $text }” är inget tal och räknas som saknat.
read-note-property-not-a-number = Objekt { $feature }, egenskapen ”{ $property }”: ”{ $text }” är inget tal och räknas som saknat.
read-note-text-column = { $file }: kolumnen ”{ $column }” har inga tal och togs inte med.
read-note-unused-column = { $file }: inget mått i indicators.toml använder kolumnen ”{ $column }”.
## scene
scene-unit-percent = procent
scene-unit-tkr = tkr
scene-weighted-mean = Befolkningsvägt medelvärde av mindre områden
scene-source = Källa: { $source }
scene-hidden = dolt av röjandekontroll
scene-missing = uppgift saknas
scene-units = Områden per enhet
scene-districts = områden
scene-units-tint = Blek färg: ännu inte i drift
scene-names-key = Siffror på kartan

## report: pictures
report-error-picture-size = En bild på { $width } × { $height } bildpunkter kan inte ritas. Välj en sida mellan 1 och { $max }.
report-error-picture = Bilden kunde inte ritas: { $detail }

## app
app-error-io = { $path }: { $reason }
app-error-no-preset = Det finns inget förval som heter ”{ $id }”. Kommandot narplan presets visar vilka som finns.
notice-broken = Ett fel i programmet stoppade arbetet: { $reason }. Planen är orörd.
notice-copied = Kopierat.
notice-exported = Exporterat till { $path }
notice-no-dialog = Systemet visade ingen fildialog. På Linux behövs xdg-desktop-portal eller zenity. En fil kan också dras till fönstret eller anges på kommandoraden: narplan FIL.
app-error-changed-on-disk = { $path } har ändrats sedan den öppnades, av ett annat fönster eller program. Spara under ett annat namn, eller öppna filen på nytt.
app-error-own-file = { $path } är planens egen fil eller dess karta. Exportera till ett annat namn.
map-choice-text = Filens egenskaper för områdeskod eller namn kändes inte igen. Välj dem här och läs kartan på nytt.
map-choice-code = Områdeskod
map-choice-name = Namn
map-choice-none = ingen vald
map-choice-again = Läs kartan på nytt
picture-assumption = Vilken bas ett område hör till är ett antagande i planen.
notice-exists = { $path } finns redan. Välj den filen för att ersätta den, eller ett annat namn.
notice-saved = Sparat.
notice-undone = Ångrade: { $what }
notice-redone = Gjorde om: { $what }
step-default-name = Steg { $n }

## ui
workspace-map = Karta
workspace-assign = Fördela
workspace-rollout = Införande
workspace-budget = Budget
side-units = Baser
side-balance = Balans
side-checks = Kontroller
side-suggest = Förslag
workspace-present = Presentera
menu-new = Ny plan …
menu-open = Öppna …
menu-recent = Senaste planer
menu-save = Spara
menu-save-as = Spara som …
menu-export = Exportera en fil
menu-export-geojson = Fördelningen som GeoJSON …
menu-export-csv = Tabeller för Excel (CSV) …
menu-export-memo = Tjänsteskrivelse (PDF) …
menu-export-map-sheet = Kartblad (PDF) …
menu-export-map-book = Kartbok, en sida per steg (PDF) …
menu-export-assumptions = Antaganden med källor (PDF) …
menu-export-workbook = Arbetsbok (Excel) …
menu-export-geopackage = GeoPackage för GIS …
menu-export-png = Kartan som bild (PNG) …
menu-undo = Ångra: { $what }
menu-redo = Gör om: { $what }
undo = Ångra
redo = Gör om
menu-about = Om Närplan
menu-quit = Avsluta
plan-modified = Planen har ändringar som inte är sparade
plan-about = Om planen
search-short = Sök
search-hint = Sök område eller kommando
palette-action = kommando
palette-nothing = Inget område eller kommando heter så.
switch-theme = Byt mellan ljust och mörkt
switch-language = Switch to English
view-map = På kartan
view-board = Som tavla
layers-show = Visa på kartan
layers-title = Kartans lager
layer-unit-borders = Basernas gränser
layer-names = Områdenas namn
fill-units = Baserna
legend-read-right = Att tänka på
map-name = Karta över områdena
focus-whole = Hela kommunen
focus-city = Staden
zoom-in = Zooma in
zoom-out = Zooma ut
value-hidden = dolt
value-missing = uppgift saknas
tip-central = Ligger kvar i den centrala organisationen
tip-live = I drift sedan { $step }
tip-goes-live = Går i drift { $month } ({ $step })
tip-need-weight = Behovsvikt (antagande)
tip-reports = Beräknade anmälningar per år
count-districts = { $n ->
    [one] 1 område
   *[other] { $n } områden
}
carry-where = Släpp på en bas eller ett av dess områden. Esc avbryter.
tag-caseload = Ärenden per socialsekreterare
tag-need-cases = Beräknade utredningar per år
tag-posts-at-norm = Socialsekreterare vid norm
tag-mean-km = Medelväg till basen, km
tag-mean-minutes = Medelväg till basen, min
tag-cost-at-norm = Kostnad per år vid norm, 2026 års priser
tag-children = Barn och unga 0–19 som byter bas
tag-plan-cost = Hela kommunen, per år med planens tjänster, löpande priser
tag-footer = Ärenden avser { $month }. Släpp för att flytta, F1: varför? Esc avbryter.
cards-title = Baserna i { $month }
cards-assumptions = Fördelning, tjänster och steg är inte beslutade av kommunen. De är antaganden i planen.
card-name = Kort för { $unit }
card-count = { $n ->
    [one] 1 område
   *[other] { $n } områden
} · { $children } barn
card-caseload = Ärenden/handl.
card-norm = norm { $norm }
card-posts = Tjänster
card-filled = { $filled } tillsatta
card-cost = Kostnad { $year }
unit-mnkr = mnkr
unit-tkr = tkr
board-column = Kolumn för { $unit }
board-empty = Dra hit ett område.
board-norm = { $posts } socialsekr. vid norm
board-reports-short = anmälningar/år
board-reports = Beräknade orosanmälningar per år
whole-municipality = Hela kommunen
total-reports = Anmälningar per år
total-open = Öppna utredningar
total-coverage = Behovstäckning
total-rollout = Utbyggnadsgrad
total-equity = Likvärdighet
basis-children = Barn och unga 0–19 år enligt kartans uppgifter (i den inbyggda kartan SCB 2025). Modellen räknar med 0–17 år, som är en beräknad andel (antagande).
basis-caseload = { $open } öppna utredningar delat med { $staff } socialsekreterare i arbete, efter upplärning och frånvaro. Normen { $norm } är ett val i planen. Bygger på anmälningar per 1 000 barn, andelen som utreds, utredningstid och behovsindex (antaganden).
basis-posts = { $filled } är tillsatta, och { $productive } årsarbetare är i arbete efter upplärning och frånvaro. Vid normen behövs { $need } socialsekreterare när alla basens områden är i drift.
basis-cost = Bruttokostnad under kalenderåret i löpande priser: lön, PO, lokal, etablering, utbildning, resor, OH och inhyrd personal. Löner, priser och tjänster är antaganden; se Budget, Antaganden.
basis-norm = Startade utredningar per månad × utredningstid ÷ ärendenorm ÷ (1 − frånvaro), när alla basens områden är i drift.
basis-reports = Anmälningar i månaden × 12: behovsvägda barn × anmälningar per 1 000 barn, och ökningen under ett områdes första år. Ändras inte när ett område byter bas.
basis-open = Öppna utredningar i hela kommunen vid månadens slut. Kan ändras när ett område byter bas, eftersom baserna har olika kapacitet.
basis-coverage = Hur stor del av de startade utredningarna som socialsekreterarna hinner med, högst 100 %.
basis-rollout = Den del av kommunens behov vars område har en egen bas i drift.
total-changing = Barn vars område byter enhet
basis-changing = Barn och unga 0–19 år (SCB) i områden som någon gång under planens månader får en annan enhet än den de hade: från den centrala organisationen till en bas, eller från en bas till en annan. Familjer med kontakt möter då nya människor.
total-changing-twice = – två gånger eller fler
basis-changing-twice = Barn och unga 0–19 år (SCB) i områden som byter enhet minst två gånger under planens månader.
basis-equity = Täckningen för den femtedel av barnen som har störst behov, delad med täckningen för den femtedel som har minst. 1 är lika.
assumption-explained = Ett antagande är ett värde som ingen källa styrker helt. Det går att ändra.
slide-step = Steg { $n } av { $of } · { $month }
slide-today = Vid planens början · { $month }
slide-rollout = av behovet har en egen bas i drift
slide-posts = tjänster
slide-posts-detail = { $moved } flyttas från centrala enheter, { $new } är nya
slide-districts = I drift: { $names }
slide-coverage = behovstäckning i hela kommunen
slide-cost = mnkr { $year }
slide-net = { $net } jämfört med dagens organisation
slide-cost-today = om dagens organisation fortsätter som den är
part-year = ({ $n } mån)
slide-assumptions = Fördelning, tjänster, steg och kostnader är antaganden.
slide-back = Föregående bild
slide-forward = Nästa bild
slide-leave = Lämna presentationen
dialog-open-title = Öppna plan eller karta
dialog-save-title = Spara plan
dialog-export-title = Exportera
file-type-plan = Närplan-plan
file-type-plan-or-map = Plan, karta (GeoJSON) eller export med plan
cancel = Avbryt
close = Stäng
copy = Kopiera
new-title = Ny plan
new-text = Börja från ett förval. Tjänster, kostnader, datum och områdeslistor är antaganden i alla.
new-on-map = Börja på en egen karta …
notice-error = Det gick inte.
recover-title = Osparat arbete finns kvar
recover-untitled = en plan utan namn
recover-text = Programmet avslutades innan { $plan } hade sparats. Vill du ta fram ändringarna?
recover-take = Ta fram ändringarna
recover-discard = Släng dem
report-title = Filen är öppnad, med anmärkningar
report-text = { $n ->
    [one] En sak att känna till:
   *[other] { $n } saker att känna till:
}
unsaved-title = Spara ändringarna?
unsaved-text = ”{ $plan }” har ändringar som inte är sparade.
unsaved-save = Spara
unsaved-discard = Spara inte
about-what = Närplan är ett planeringsverktyg för Linköpings flytt till nära socialtjänst: vilka områden som hör till vilken bas, i vilka steg det införs, och vad det betyder för bemanning, ärenden och budget.
about-figures = Siffrorna för områdena är SCB:s öppna statistik. Allt som märks antagande är just det, och kan ändras i planen.
about-scope = Modellen gäller barn och unga: anmälningar, utredningar, områdesarbete och placeringar. Vuxna och ekonomiskt bistånd ingår inte.
about-privacy = Programmet använder inget nätverk. Uppgifterna stannar på datorn.
about-licence = Licens: EUPL-1.2. Typsnitt: Inter (SIL Open Font License 1.1).

## cli
cli-wrote = Skrev { $path }
cli-quote = ”{ $text }”
cli-year-part = { $year } ({ $months } mån)
cli-no-end = tills vidare
cli-error-exists = { $path } finns redan. Välj ett annat namn, eller lägg till --force för att ersätta filen.
cli-error-no-indicator = Kartan har ingen indikator som heter ”{ $id }”.{ $near ->
    [none] {""}
   *[other] {" "}Menade du { $near }?
} Alla: { $known }.
cli-error-no-such-file = { $path } finns inte, varken som fil eller som kommando. narplan --help visar kommandona.
cli-error-stdout = Resultatet kunde inte skrivas ut: { $reason }. Skriv det till en fil i stället, eller kontrollera diskutrymmet.
cli-error-json = Resultatet kunde inte göras om till JSON: { $reason }. Rapportera felet.
cli-error-no-gui = Den här versionen av Närplan är byggd utan fönster. Kommandona fungerar, till exempel narplan export PLAN --png karta.png. narplan --help visar dem.
cli-error-no-display = Fönstret kan inte öppnas: det finns ingen skärm (varken WAYLAND_DISPLAY eller DISPLAY är satt). Kommandona fungerar utan skärm, till exempel narplan export PLAN --png karta.png. narplan --help visar dem.
cli-error-no-window = Fönstret kunde inte öppnas: { $reason }. På Debian och Ubuntu finns grafikdrivrutinen i paketet mesa-vulkan-drivers, och X11 behöver dessutom libxkbcommon-x11-0. Kommandona fungerar utan fönster, till exempel narplan export PLAN --png karta.png. narplan --help visar dem.
cli-error-window-crashed = Fönstret stannade av ett fel, som står ovanför. Visades det aldrig saknas troligen ett systembibliotek: på Debian och Ubuntu behövs paketen mesa-vulkan-drivers och, med X11, libxkbcommon-x11-0. Annars erbjuder Närplan det osparade arbetet nästa gång planen öppnas. Kommandona fungerar utan fönster: narplan --help visar dem.
cli-error-no-driver = Bilden kan inte ritas: det saknas en grafikdrivrutin ({ $reason }). På Debian och Ubuntu finns en i paketet mesa-vulkan-drivers. En bild av enbart kartan behöver ingen: narplan export PLAN --png karta.png.
cli-error-screenshot-size = En bild av fönstret kan inte vara { $width } × { $height } bildpunkter. Välj 320–8192 per sida.
cli-error-screenshot = Bilden av fönstret kunde inte göras: { $reason }. Försök med en mindre bild.
cli-col-year = år
cli-col-gross = brutto
cli-col-transferred = varav överflyttat
cli-col-net-new = nya pengar
cli-col-placements = placeringar
cli-col-unit = enhet
cli-col-posts = tjänster
cli-col-filled = tillsatta
cli-col-productive = produktiva
cli-col-caseload = ärenden per socialsekr.
cli-col-coverage = behovstäckning
cli-col-open = öppna
cli-col-overdue = över 4 mån
cli-col-districts = områden
cli-col-children = barn och unga 0–19
cli-col-posts-today = tjänster i dag
cli-col-posts-planned = tjänster enligt planen
cli-col-step = steg
cli-col-start = start
cli-col-transferred-posts = överflyttade tjänster
cli-col-new-posts = nya tjänster
cli-col-source = källa
cli-col-kind = slag
cli-col-from = från
cli-col-to = till
cli-col-per-month = kr per månad
cli-col-per-year = kr per år
cli-col-code = kod
cli-col-name = namn
cli-col-area = km²
cli-col-population = invånare
cli-col-neighbours = grannar
cli-col-id = id
cli-col-title = indikator
cli-col-measure = mått
cli-col-missing = saknas
cli-info-map = Karta: { $title }, { $districts } områden
cli-info-period = Period: { $first }–{ $last } ({ $months } månader)
cli-info-units = Enheter
cli-info-steps = Steg
cli-info-funding = Finansiering
cli-info-districts = { $count ->
    [one] Ett område
   *[other] { $count } områden
}
cli-info-indicators = Indikatorer
cli-simulate-money = Miljoner kronor per år i löpande priser. Placeringar ingår inte i bruttokostnaden.
cli-simulate-units = Enheterna i { $month }
cli-check-warnings = Problem
cli-check-notes = Att känna till
cli-check-nothing = Inga problem.
cli-check-mend = { $text } Förslag: { $mend }
cli-check-step-without-posts = Steget ”{ $step }” har områden men inga tjänster. Ange vilka tjänster som följer med eller är nya.
cli-check-step-too-late = Steget ”{ $step }” startar i { $start }, efter planens sista månad, { $last }. Förläng planen eller tidigarelägg steget.
cli-check-premises-late = Steget ”{ $step }”: lokalen för { $unit } öppnar i { $opens }, { $months ->
    [one] en månad
   *[other] { $months } månader
} efter starten.
cli-check-premises-early = Steget ”{ $step }”: lokalen för { $unit } öppnar i { $opens }, { $months ->
    [one] en månad
   *[other] { $months } månader
} före starten. Hyran betalas från den månaden.
cli-check-funding-ends = Finansieringen ”{ $name }” tar slut efter { $to }. Kostnaderna finns kvar efter det.
cli-check-funding-gap = Från { $first } räcker finansieringen inte: { $amount } miljoner kronor är ofinansierade, fördelade på { $months ->
    [one] en månad
   *[other] { $months } månader
}.
cli-check-no-staff = { $unit } har öppna utredningar men ingen socialsekreterare i arbete under { $months ->
    [one] en månad ({ $first })
   *[other] { $months } månader i följd ({ $first }–{ $last })
}{ $more ->
    [0] .
    [one] , och i en månad till.
   *[other] , och i { $more } månader till.
} Som flest är { $worst } utredningar öppna ({ $when }).
cli-check-over-norm = { $unit } har fler ärenden per socialsekreterare än normen { $norm } under { $months ->
    [one] en månad ({ $first })
   *[other] { $months } månader i följd ({ $first }–{ $last })
}{ $more ->
    [0] .
    [one] , och i en månad till.
   *[other] , och i { $more } månader till.
} Som mest är det { $worst } ({ $when }).
cli-check-overdue = { $unit } har utredningar som är äldre än lagens fyra månader under { $months ->
    [one] en månad ({ $first })
   *[other] { $months } månader i följd ({ $first }–{ $last })
}{ $more ->
    [0] .
    [one] , och i en månad till.
   *[other] , och i { $more } månader till.
} Som mest är de { $worst } ({ $when }).
## money: how committees read the budget, and what ends
csv-engangs = varav engångs (kr)
csv-engangs-about = Etablering, och av kontot lokal hyran för tillfälliga lokaler och dubbel hyra under flytten.
csv-varaktigt = varav varaktigt (kr)
csv-varaktigt-about = Beloppet minus det som är engångs.
csv-netto-nytt = netto nytt (kr)
csv-netto-nytt-about = Beloppet minus samma konto i Nollalternativ: dagens organisation utan fler steg.
csv-ackumulerat = ackumulerat (kr)
csv-ackumulerat-about = Beloppen till och med året, från planens första månad.
csv-netto-ackumulerat = netto nytt ackumulerat (kr)
csv-netto-ackumulerat-about = Netto nytt till och med året, från planens första månad.
csv-per-barn = per barn 0–17 (kr)
csv-per-barn-about = Årets belopp delat med barnen i de områden som enheten har, i medeltal över månaderna. Tomt: enheten har inga områden det året.
csv-per-invanare = per invånare (kr)
csv-per-invanare-about = Årets belopp delat med invånarna i de områden som enheten har, i medeltal över månaderna. Folkmängden är kartans och ändras inte över tid.
csv-sparat = sparat på placeringar (kr, särredovisat)
csv-sparat-about = Vad den antagna effekten på placeringar sparar. Ingår inte i bruttokostnaden och betalar inget. 0 så länge ingen effekt är antagen.
csv-kallan-betalar = { $number } { $name } (kr)
csv-kallan-betalar-about = Vad källan betalar under månaden, numrerad som i planen.
cli-check-premises-temporary = Steget ”{ $step }”: lokalen för { $unit } öppnar i { $opens }, { $months ->
    [one] en månad
   *[other] { $months } månader
} efter starten. En tillfällig lokal finns till dess.
cli-check-premises-late-do = Hyr en tillfällig lokal från { $start }, eller starta i { $opens }.
cli-check-recruit-late = Steget ”{ $step }”: { $percent } av { $posts } nya tjänster är tillsatta vid starten i { $start }. Alla är tillsatta i { $complete }.
cli-check-recruit-late-do = Annonsera senast i { $latest }.
cli-check-recruit-late-start = Starta tidigast i { $earliest }, eller flytta med personal. Annonseringen kan inte börja före planens första månad.
cli-check-gate-undecided = Steget ”{ $step }”: uppföljningen i { $month } ligger utanför planens period och prövas inte.
cli-check-gate-coverage = Steget ”{ $step }” klarar inte uppföljningen i { $month }: behovstäckningen är { $value } %, kravet är minst { $target } %.
cli-check-gate-caseload = Steget ”{ $step }” klarar inte uppföljningen i { $month }: ärenden per socialsekreterare är { $value }, kravet är högst { $target }.
cli-check-gate-funding = Steget ”{ $step }” klarar inte uppföljningen i { $month }: { $value } % av det första årets kostnad har finansiering, kravet är minst { $target } %.
cli-check-gate-turnover = Steget ”{ $step }” klarar inte uppföljningen i { $month }: personalomsättningen är { $value } %, kravet är högst { $target } %.
cli-check-gate-do = Förstärk tidigare steg, skjut på steget och dess uppföljning, eller ändra kravet.
cli-check-grant-permanent = Statsbidraget ”{ $name }” betalar sådant som fortsätter och slutar efter { $to }. { $amount } mnkr om året ska sedan rymmas i budgeten.
cli-check-grant-permanent-do = Räkna in beloppet i nämndens ram, eller begränsa bidraget till engångskostnader.
cli-check-funding-gap-do = Höj ramen, lägg till en källa eller skjut på ett steg.
cli-check-no-manager = { $unit } har ingen enhetschef i planen från { $from }.
cli-check-no-manager-do = Lägg in en enhetschef i steget. Till dess räknas de chefer in som antagandet om medarbetare per chef ger.
cli-check-no-staff-do = Lägg in socialsekreterare i ett steg, eller låt områdena gå över senare.
cli-check-over-norm-do = Lägg till tjänster, annonsera tidigare eller flytta områden.
cli-check-overdue-do = Lägg till tjänster eller flytta områden, så att fler utredningar hinns med.
cli-check-queue-grows = { $unit }: kön av utredningar som ingen har tagit upp växer varje månad och är { $waiting } i { $month }. Taket är { $ceiling } ärenden per socialsekreterare.
cli-check-queue-grows-do = Taket minskar inte behovet: lägg till tjänster eller höj taket.
cli-check-value-outside = { $name } är { $value } ({ $unit }), utanför det troliga spannet { $low }–{ $high }.
cli-check-range-outside = { $name }: spannet { $from }–{ $to } ({ $unit }) går utanför det troliga, { $low }–{ $high }.
cli-check-outside-do = Kontrollera värdet, eller skriv varför det gäller här.
budget-kr = kr
budget-row-unit = Enhet, { $unit }
budget-by-account = Per konto
budget-by-unit = Per enhet
budget-one-off = varav engångs
budget-permanent = varav varaktigt
budget-short-gross = Brutto
budget-short-transferred = Överfört
budget-short-net-new = Netto nytt
budget-short-one-off = Engångs
budget-short-permanent = Varaktigt
budget-per-child = kr per barn
budget-per-inhabitant = kr per invånare
budget-accumulated = Ackumulerat
budget-accumulated-about = Varje år med alla år före, från planens första månad.
budget-fixed-prices = { $year } års priser, exklusive moms
budget-saved = sparat på placeringar (särredovisat)
budget-unit-cost-about = Enhetens kostnad på alla konton.
budget-one-off-about = Etablering, och hyra för tillfälliga lokaler och dubbel hyra under flytten. Bygger på:
budget-permanent-about = Bruttokostnaden minus det som är engångs.
budget-saved-about = Vad den antagna effekten sparar i områden som har varit i drift längre än eftersläpningen. Minskar inte bruttokostnaden och betalar inget. Bygger på:
budget-per-child-note = Barn 0–17 i de områden som raden gäller, modellens antal i medeltal över månaderna.
budget-per-inhabitant-note = { $count } invånare ({ $year }) i hela kommunen, fördelade på enheterna efter de områden som de har. Källa: { $source }. Folkmängden skrivs inte fram.
budget-no-inhabitants = Kartan saknar folkmängd.
budget-ends = När bidraget slutar
budget-ends-month = Saknas
budget-ends-month-note = från
budget-ends-budget = Ska in i budgeten
budget-ends-gap = Ofinansierat
budget-ends-gap-note = första året, tkr
budget-ends-about = Vad källan betalade under sina sista tolv månader: så mycket ska rymmas i budgeten från och med månaden efter. Ofinansierat gäller hela kommunen under de tolv månaderna efter slutet.
budget-ends-none = Ingen finansiering slutar under perioden utan att följas av en ny.
budget-ends-no-gap = Finansieringen räcker hela perioden.
budget-ends-gap-from = Ofinansierat från { $month }, { $amount } mnkr till periodens slut.
budget-effect = Effekt på placeringar
budget-effect-apart = särredovisat
budget-effect-off-note = Avstängt: ingen uppmätt effekt finns för Linköping.
budget-effect-on-note = Ingen uppmätt effekt finns för Linköping. Så här blir det om antagandet stämmer.
budget-effect-assumed = Antagen effekt
budget-effect-lag = Eftersläpning
budget-effect-placements = Placeringar
budget-effect-saved = Sparat
budget-effect-range = mnkr ({ $low }–{ $high })
budget-effect-change = Ändra effekten
budget-break-even = Brytpunkt
budget-break-even-about = Brytpunkt: den effekt där kostnaden är densamma, alltså där det som sparas på placeringar är lika stort som netto nytt över hela perioden.
budget-break-even-none = går inte att räkna ut
budget-break-even-never = över 100 %: nås inte
budget-told = { $problems ->
    [one] Ett problem
   *[other] { $problems } problem
}, { $notes } att känna till
budget-told-show = Visa alla
budget-told-hide = Dölj
budget-to-step = Till steget
budget-to-unit = Till enheten
budget-to-funding = Till finansieringen
budget-to-parameter = Till antagandet
budget-column-order = Ordning
budget-column-pays-for = Betalar för
budget-order-up = Använd { $name } tidigare
budget-order-down = Använd { $name } senare
budget-terms-of = Vad { $name } betalar för: { $text }
budget-pays-for = Betalar för
budget-pays-all = allt
budget-pays-once = Bara engångskostnader
budget-pays-once-short = engångs
budget-pays-roles = { $n ->
    [one] en roll
   *[other] { $n } roller
}
budget-pays-districts = { $n ->
    [one] ett område
   *[other] { $n } områden
}
budget-pays-all-districts = Alla områden
budget-pays-unit = Områdena i { $unit }
budget-pays-selected = Markerade på kartan ({ $n })
budget-pays-districts-about = Vilka områden källan betalar för. Den betalar då den del av varje enhets kostnad som områdena har av enhetens behov.
budget-by-year = Enskilda år
budget-amount-of-year = Belopp för { $name } { $year }
budget-paid = Betalar per år
## ui rollout
timeline-posts = { $n ->
    [one] { $n } tjänst
   *[other] { $n } tjänster
}
timeline-posts-since = { $posts } sedan { $month }
timeline-transferred = { $n } flyttas
timeline-new = { $n ->
    [one] { $n } ny
   *[other] { $n } nya
}
timeline-recruiting = rekrytering
timeline-recruiting-short = rekr.
timeline-no-units = Planen har inga lokala enheter.
timeline-row-history = { $posts } från före planens start ({ $month })
timeline-row-posts = Från { $month }: { $posts } ({ $origin })
timeline-row-recruiting = Nya tjänster utlyses i { $month }
timeline-row-nothing = Inga tjänster och ingen lokal i planen.
timeline-premises-opens = Lokal, { $area } m²: söks från { $sought }, anpassas från { $fit_out }, öppnar { $month }
timeline-premises-history = Lokal, { $area } m²: öppen sedan { $month }
timeline-premises-left = Lokalyta, { $area } m²: lämnas { $month }
timeline-area = { $area } m²
timeline-area-left = lämnar { $area } m²
timeline-premises-help = Dra eller tryck vänster- eller högerpil för att flytta månaden.
timeline-cursor = Vald månad: { $month }
timeline-cursor-help = Dra, klicka eller använd pilarna för att välja månad.
timeline-money-title = Kostnad och finansiering, mnkr per år
timeline-mnkr = mnkr
timeline-gross-cost = Bruttokostnad
timeline-part-year = { $year } ({ $n } månader)
timeline-title = Införande
timeline-add-step = Lägg till steg
timeline-no-steps = Planen har inga steg ännu. Lägg till ett steg för att låta områden gå i drift.
timeline-districts = { $n ->
    [one] { $n } område
   *[other] { $n } områden
}
timeline-step-words = { $month } · { $districts }
timeline-step-history = sedan { $month } · { $districts }
timeline-step-after = { $month }, efter planens slut · { $districts }
timeline-step-help = Dra eller tryck vänster- eller högerpil för att flytta starten, Alt och upp- eller nedpil för att byta ordning, Enter för att öppna.
timeline-step-help-history = Steget började före planens första månad. Enter öppnar det.
timeline-name-help = Klicka för att öppna. Dra uppåt eller nedåt för att byta ordning.
timeline-drag-step = { $month } · rekrytering från { $recruiting }
timeline-move-up = Flytta upp { $step }
timeline-move-down = Flytta ner { $step }
rollout-title = Steg i införandet
rollout-empty-title = Inget steg ännu
rollout-empty-text = Ett steg låter områden gå i drift en viss månad. Det säger vilka tjänster som flyttas från den centrala organisationen, vilka som är nya, när de börjar rekryteras och när lokalen öppnar. Till dess sköter den centrala organisationen områdena.
rollout-add-first = Lägg till det första steget
rollout-add = Lägg till steg
rollout-list-help = Välj ett steg här eller på tidslinjen för att ändra det.
rollout-open-step = Öppna steget { $step }
rollout-open = Öppna steget
rollout-remove = Ta bort { $step }
rollout-summary = { $month } · { $districts ->
    [one] { $districts } område
   *[other] { $districts } områden
} · { $n ->
    [one] { $total } tjänst
   *[other] { $total } tjänster
}
rollout-all = Alla steg
rollout-number = Steg { $n } av { $count }
rollout-next = Nästa steg
rollout-previous = Föregående steg
rollout-name = Stegets namn
rollout-after-end = Steget börjar efter planens sista månad och räknas inte med.
rollout-when = När
rollout-start = Start
rollout-move-premises = Flytta lokaler och rekrytering med
rollout-move-premises-help = När starten flyttas flyttas lokalernas månader, och en egen rekryteringsmånad, lika långt.
rollout-history = Började före planens första månad: områdena är i drift och tjänsterna tillsatta från början.
rollout-recruit = Rekrytering från
rollout-recruit-automatic = { $n } mån före start
rollout-recruit-own = egen månad
rollout-filled-late = De nya tjänsterna är tillsatta först i { $month }, efter stegets start. Tidigarelägg rekryteringen eller flytta starten.
rollout-month-earlier = { $name }: en månad tidigare
rollout-month-later = { $name }: en månad senare
rollout-month-of = { $name }: månad
rollout-year-of = { $name }: år
rollout-districts = Områden som går i drift
rollout-no-districts = Inga områden ännu.
rollout-take-out = Ta { $district } ur steget
rollout-central-district = Områden i den centrala organisationen går inte i drift. Flytta dem till en bas först.
rollout-all-districts-placed = Alla basernas områden finns i ett steg.
rollout-add-district = Lägg till område
rollout-district-need = { $district } · behovsvikt { $need }
rollout-need-help = Områden som inte finns i något steg, störst behov först. Behovsvikten kommer från det lokala behovsindexet (antagande); 1 är kommunens genomsnitt.
rollout-all-of-unit = Alla områden i { $unit } ({ $n })
rollout-posts = Tjänster
rollout-no-posts = Steget ger ingen enhet tjänster. Lägg till områden eller en enhet.
rollout-moved = Flyttas
rollout-new = Nya
rollout-sum = Summa
rollout-full = Vid full utbyggnad: { $have }, norm { $needed }
rollout-full-basis = Socialsekreterare i enheten när alla steg har startat, jämfört med vad normen kräver när alla enhetens områden är i drift: startade utredningar per månad × utredningstid ÷ ärendenorm ÷ (1 − frånvaro).
rollout-add-unit = Lägg till enhet
rollout-by-norm = Tjänster efter normen
rollout-by-norm-help = Ger stegets enheter så många socialsekreterare att normen hålls vid full utbyggnad, avrundat uppåt. Det som andra steg ger räknas med. Tjänster flyttas från den centrala organisationen så långt de räcker; resten blir nya.
rollout-by-norm-nothing = Stegets enheter har redan tjänster efter normen, eller så har steget inga områden.
rollout-label-norm = tjänster efter normen i { $step }
rollout-central-left = Kvar centralt: { $posts }
rollout-n-social-worker = { $n } socialsekreterare
rollout-n-family-therapist = { $n } familjebehandlare
rollout-n-outreach-worker = { $n ->
    [one] { $n } fältassistent
   *[other] { $n } fältassistenter
}
rollout-n-unit-manager = { $n ->
    [one] { $n } enhetschef
   *[other] { $n } enhetschefer
}
rollout-n-administration = { $n ->
    [one] { $n } administratör
   *[other] { $n } administratörer
}
rollout-n-own = { $n } { $role }
rollout-central-none = inga tjänster
rollout-central-short = För många tjänster flyttas: { $posts } centralt. Minska antalet eller gör tjänsterna nya.
rollout-central-help = Den centrala organisationens tjänster när alla steg har startat: dagens tjänster, med det som flyttas ut borträknat.
rollout-premises = Lokaler
rollout-no-premises = Steget öppnar ingen lokal. Personalen kan börja före lokalen.
rollout-add-premises = Lägg till lokal
rollout-leave-premises = { $unit } lämnar lokalyta
rollout-remove-premises = Ta bort lokalen för { $unit }
rollout-opens = Öppnar
rollout-leaves = Lämnas
rollout-premises-month = Lokalens månad
rollout-area = lokalyta
rollout-area-by-posts = efter tjänster
rollout-area-own = egen yta
rollout-area-basis = Stegets tjänster i enheten gånger ytan per tjänst.
rollout-area-central = En negativ yta är lokalyta som lämnas.
rollout-rent = Hyra { $rent } per år, 2026 års priser
rollout-rent-saved = Lägre hyra { $rent } per år, 2026 års priser
rollout-rent-basis = Lokalyta gånger hyra. Anpassningen av lokalen tillkommer.
rollout-funding = Finansiering som kom med steget
rollout-no-funding = Ingen finansiering hör till steget. Ram och andra medel finns under Budget.
rollout-add-grant = Lägg till statsbidrag
rollout-grant-name = Statsbidrag
rollout-funding-name = Bidragets namn
rollout-funding-kind = Slag av finansiering
rollout-funding-amount = belopp
rollout-funding-from = Från och med
rollout-funding-to = Till och med
rollout-funding-endless = utan slut
rollout-remove-funding = Ta bort { $name }
rollout-tkr-month = tkr/mån
rollout-tkr-year = tkr/år
rollout-cost-remains = Från { $month } finns kostnaden kvar utan bidraget.
rollout-figures = Vad steget betyder
rollout-figures-none = Stegets månader ligger utanför planen.
rollout-figures-help = Hela kommunen, om inget annat sägs
rollout-share = Utbyggnadsgrad
rollout-share-basis = Den del av kommunens behov vars område har en egen bas i drift.
rollout-posts-total = Tjänster
rollout-posts-basis = Dagens tjänster och stegens, med de enhetschefer som fler medarbetare kräver.
rollout-caseload = Ärenden/socialsekr.
rollout-caseload-unit = – i { $unit }
rollout-caseload-basis = Öppna utredningar delat med socialsekreterare i arbete, efter inskolning och frånvaro.
rollout-cost = Kostnad/år, mnkr
rollout-cost-basis = Bruttokostnad under de tolv månader som börjar då, i löpande priser.
rollout-own-value = eget värde i planen
rollout-remove-this = Ta bort steget
rollout-remove-help = Områdena går då inte i drift i något steg. Finansieringen finns kvar. Går att ångra.
## ui budget
budget-tab-staffing = Bemanning och ärenden
budget-tab-money = Kostnad och finansiering
budget-tab-assumptions = Antaganden
budget-whole = Hela kommunen
budget-copy = Kopiera till Excel
budget-copy-tip = Lägger tabellen på den här fliken på urklipp. Klistra in den i ett kalkylblad.
budget-month = månad
budget-month-next = Nästa månad
budget-month-previous = Föregående månad
budget-year = År
budget-unit = Enhet
budget-mnkr = mnkr
budget-tkr = tkr
budget-mnkr-per-year = mnkr per år, löpande priser
budget-steps-start = Startar: { $steps }
budget-changed = ändrat i planen
# Bemanning och ärenden
budget-staff = Bemanning
budget-unit-fte = heltider
budget-posts = Tjänster
budget-filled = Tillsatta
budget-productive = Produktiva årsarbetare
budget-productive-short = Produktiva
budget-vacant = Vakanta
budget-staff-about = Tjänster enligt planens steg. Tillsatta är tjänster med någon anställd. Produktiva är årsarbetare efter inskolning och frånvaro, med inhyrd personal. Antalen bygger på:
budget-caseload = Ärenden per socialsekreterare
budget-caseload-line = Ärenden
budget-unit-cases = öppna utredningar per produktiv socialsekreterare
budget-norm = norm { $norm }
budget-of-norm = norm { $norm }
budget-caseload-about = Öppna utredningar delat med produktiva socialsekreterare. Bygger på:
budget-caseload-by-unit = Ärenden per socialsekreterare och enhet
budget-coverage = Behovstäckning
budget-rollout = Utbyggnadsgrad
budget-coverage-and-rollout = Behovstäckning och utbyggnadsgrad
budget-coverage-about = Behovstäckning: hur stor del av de startade utredningarna som personalen hinner med, högst 100 %. Utbyggnadsgrad: andel av kommunens behov i stadsdelar som är i drift med en egen enhet. Bygger på:
budget-open = Öppna utredningar
budget-open-line = Öppna
budget-overdue = Äldre än 4 mån
budget-of-which-overdue = varav { $overdue } äldre än 4 mån
budget-unit-investigations = utredningar vid månadens slut
budget-open-about = Öppna utredningar vid månadens slut, och de som har passerat lagens gräns på fyra månader. Bygger på:
budget-overdue-column = Äldre än
budget-overdue-limit = 4 månader
budget-cases-column = Ärenden
budget-per-worker = per handl.
budget-coverage-column = Täckning
budget-percent = %
budget-investigations = utredningar
budget-premises-state = läge
budget-premises = Lokal
budget-units-in = Enheterna i { $month }
budget-units-note = Personer och ärenden är förväntade värden och därför bråktal.
budget-units-about = Tjänster, steg och stadsdelarnas tillhörighet är antaganden i planen. Antalen bygger också på:
# Kostnad och finansiering
budget-gross = bruttokostnad
budget-transferred = varav överflyttad personal
budget-net-new = netto nytt jämfört med Nollalternativ
budget-placements = placeringar (särredovisat)
budget-placements-apart = Placeringar, särredovisat
budget-year-about = Kalenderåret för den månad som är vald, så långt det simuleras.
budget-gap-begins = Ofinansierat från
budget-no-gap = aldrig i perioden
budget-gap-label = ofin. { $amount }
budget-funding = Finansiering
budget-accounts = Budget per år
budget-account-unit = Konto, { $unit }
budget-current-prices = löpande priser, exklusive moms
budget-whole-period = Summa
budget-tsv-account = { $amount } ({ $scale }), { $unit }
budget-unit-funding-note = Finansieringen gäller hela kommunen. Välj Hela kommunen för att se vem som betalar, netto nytt och placeringar.
budget-account-about = Bygger på planens tjänster och lokaler och på:
budget-gross-about = Summan av alla konton, i månadernas egna priser. Placeringar ingår inte. Varje konto visar vilka antaganden det bygger på.
budget-transferred-about = Kostnaden för personal som har flyttat med från dagens organisation. Den ingår i bruttokostnaden och är inga nya pengar.
budget-net-new-about = Bruttokostnaden minus vad dagens organisation skulle kosta samma månader om inga fler steg genomfördes.
budget-funded-about = Källorna betalar i sin ordning, om inget annat sägs statsbidrag först, sedan KS extra medel och sist nämndens ram. De är antaganden och står under fliken Antaganden.
budget-gap-about = Den del av bruttokostnaden som ingen finansiering täcker. Beror på källornas belopp och slutmånader, som är antaganden.
budget-placements-about = HVB och konsulentstödda familjehem. Ingår inte i bruttokostnaden och finansieras inte här. Bygger på planens placeringsdygn och på:
# Antaganden
budget-filter = Sök bland antagandena
budget-filter-hint = Sök antagande
budget-filter-clear = Töm sökningen
budget-filter-nothing = Inget antagande passar ”{ $text }”.
budget-assumptions-note = 2026 års priser, exklusive moms. Dra eller skriv för att ändra.
budget-group-need = Behov
budget-group-cases = Ärenden
budget-group-staff = Personal
budget-group-pay = Löner
budget-group-premises = Lokaler
budget-group-prices = Priser
budget-group-other = Övrigt
budget-group-effects = Placeringar och effekter
budget-part-period = Simulerad period
budget-part-funding = Finansiering
budget-part-need = Lokalt behovsindex
budget-part-overhead = PO-pålägg för enskilda år
budget-part-fit-out = Hur lokalanpassning betalas
budget-part-placements = Placeringsdygn i dag
budget-column-name = Antagande
budget-column-value = Värde
budget-column-unit = Mått
budget-column-range = Lågt – högt
budget-column-basis = Bygger på
budget-column-source = Källa
budget-column-funding-kind = Slag
budget-column-amount = Belopp
budget-column-per = Mått
budget-column-from = Från
budget-column-to = Till och med
budget-column-step = Hör till steg
budget-kind-about = val: bestäms av någon. osäker: ingen vet det säkert. effekt: en följd av omställningen, som ingen har mätt här.
budget-pert-mean = Väntevärde i en PERT-fördelning mellan lågt och högt: { $mean }.
budget-reset = Återställ till { $value } ({ $name })
budget-low-of = { $name }, lägsta troliga
budget-high-of = { $name }, högsta troliga
budget-default-source = Källa till standardvärdet
budget-tsv-group = grupp
budget-tsv-name = antagande
budget-tsv-value = värde
budget-tsv-low = lågt
budget-tsv-high = högt
budget-tsv-unit = mått
budget-tsv-kind = typ
budget-tsv-source = källa
budget-tsv-assumption = antagande
budget-remove = Ta bort { $name }
budget-period-start = Första månad
budget-period-length = Längd
budget-period-end = till och med { $month }
budget-bad-month = Det är ingen månad. Skriv år och månad, till exempel 2027-04.
budget-days-residential = Vårddygn på HVB
budget-days-foster = Dygn i konsulentstött familjehem
budget-days-per-year = dygn per år
budget-placements-note = Hela kommunens dygn i dag. Placeringar redovisas för sig och ingår inte i bruttokostnaden.
budget-overhead-note = År som inte står här har PO-pålägget ovan.
budget-overhead-year = PO-pålägg { $year }
budget-overhead-add = Lägg till { $year }
budget-need-note = Hur stadsdelarnas behov vägs. Bara vikternas inbördes storlek spelar roll. Låg inkomst ingår inte i standardvalet, eftersom studenter har låg inkomst och litet behov.
budget-need-weight = Vikt för { $name }
budget-need-add = Lägg till indikator
budget-need-reset = Återställ standardvalet
budget-funding-note = Källorna betalar i ordningen nedan. Ett bidrag måste ha en slutmånad.
budget-funding-new = Nytt statsbidrag
budget-funding-add = Lägg till källa
budget-funding-discard = Släng ändringen
budget-amount-of = Belopp för { $name }
budget-tkr-per-month = tkr/mån
budget-tkr-per-year = tkr/år
budget-no-step = inget steg
## app checks
# Antal utelämnade namn och månaden då något börjar gälla: står i slutet av andra texter.
check-and-more = { $more ->
    [0] {""}
   *[other] {" "}och { $more } till
}
check-from = { $from ->
    [none] {""}
   *[other] {" "}Gäller från { $from }.
}
check-kind-step-without-unit = I ett steg utan egen enhet
check-kind-stays-central = Utan egen enhet
check-kind-island = Skilt från resten av basen
check-kind-enclave = Omges av en annan bas
check-kind-seat-outside = Basen utanför sitt område
check-kind-no-place = Bas utan plats
check-kind-too-far = För långt till basen
check-kind-no-way = Restid saknas
check-kind-uneven-load = Ojämn belastning
check-kind-locked-elsewhere = Låst område hos fel enhet
check-kind-group-split = Delad grupp
check-kind-over-capacity = Ryms inte
check-kind-without-step = Ingår inte i något steg
check-stays-central = { $count ->
    [one] Ett område stannar hos den centrala organisationen: { $districts }{ check-and-more }.
   *[other] { $count } områden stannar hos den centrala organisationen: { $districts }{ check-and-more }.
}
check-without-step = { $count ->
    [one] Ett område har en egen enhet men ingår inte i något steg, så den centrala organisationen behåller det: { $districts }{ check-and-more }. Lägg det i ett steg.
   *[other] { $count } områden har en egen enhet men ingår inte i något steg, så den centrala organisationen behåller dem: { $districts }{ check-and-more }. Lägg dem i ett steg.
}
check-step-without-unit = { $count ->
    [one] Ett område ingår i ett steg men har ingen egen enhet, så det går aldrig i drift: { $districts }{ check-and-more }. Välj en enhet för området.
   *[other] { $count } områden ingår i ett steg men har ingen egen enhet, så de går aldrig i drift: { $districts }{ check-and-more }. Välj en enhet för områdena.
}
check-island = { $districts }{ check-and-more } hör till { $unit } men gränsar inte till resten av { $unit }.{ check-leader }{ check-from }
check-enclave = { $districts }{ check-and-more } hör till { $unit } men omges helt av { $by }.{ check-leader }{ check-from }
check-leader = { $leader ->
    [none] {""}
   *[other] {" "}Enda grannen är { $leader }.
}
check-within = { $unit } ligger helt inne i { $by }.{ check-from }
check-seat-outside = { $unit } har sin plats i { $district }, som hör till { $owner }.{ check-from }
check-seat-off-map = { $unit } har sin plats utanför kartan.
check-no-place = { $unit } har ingen plats, så avstånden dit är okända.
check-too-far-km = { $district } har { $way } km till { $unit }. Gränsen är { $limit } km.{ $nearest ->
    [none] {" "}Ingen bas ligger närmare.
   *[other] {" "}Till { $nearest } är det { $near } km.
}{ check-from }
check-too-far-minutes = { $district } har { $way } min till { $unit }. Gränsen är { $limit } min.{ $nearest ->
    [none] {" "}Ingen bas ligger närmare.
   *[other] {" "}Till { $nearest } är det { $near } min.
}{ check-from }
check-no-way = Restiden till den egna basen är okänd för { $districts }{ check-and-more }.{ check-from }
check-load-over = { $unit } har { $percent } % större behovsvägd belastning än medelvärdet. Gränsen är ±{ $limit } %.{ check-from }
check-load-under = { $unit } har { $percent } % mindre behovsvägd belastning än medelvärdet. Gränsen är ±{ $limit } %.{ check-from }
check-locked = { $district } är låst till { $locked } men hör till { $unit }{ $step ->
    [none] {""}
   *[other] {" "}genom steget ”{ $step }”
}.{ check-from }
check-group = Gruppen ”{ $group }” ska hållas samman men är delad mellan { $units }.{ check-from }
check-over-posts = { $unit } planeras för { $planned } tjänster men har plats för { $room }.
check-over-area = { $unit } planeras för { $planned } m² men har plats för { $room } m².
mend-children = { $children ->
    [0] inget barn byter bas
    [one] { $children } barn byter bas
   *[other] { $children } barn byter bas
}
mend-move = Flytta { $districts }{ check-and-more } till { $unit }: { mend-children }.
mend-join = Flytta { $districts }{ check-and-more } till { $unit }, så att delarna hänger ihop: { mend-children }.
mend-load = Flytta { $districts } till { $unit }: { mend-children }, och { $of } hamnar { $after } % från medelvärdet.
mend-nearest = { $count ->
    [one] Flytta { $districts } till den närmaste basen: { mend-children }.
   *[other] Flytta { $count } områden till den närmaste basen för vart och ett: { mend-children }.
}
mend-step = { $count ->
    [one] Lägg { $districts } i steget där basens flesta områden startar.
   *[other] Lägg { $count } områden i de steg där basernas flesta områden startar.
}
allow-exclave = Låt { $districts }{ check-and-more } ligga för sig inom { $unit } (avtalad exklav)
allow-bridge = Räkna { $a } och { $b } som grannar (förbindelse)
allow-unlock = Lås upp { $district }
## ui checks
side-checks-count = Kontroller ({ $n })
checks-nothing = Inga anmärkningar
checks-nothing-about = Områdena hänger ihop, och gränserna nedan hålls.
checks-summary = { $problems } problem, { $notes } att känna till. Allt räknas om vid varje ändring.
checks-more = … och { $n } till
checks-problem = Problem: { $text }
checks-note = Att känna till: { $text }
checks-mend = Åtgärda
checks-mend-name = Åtgärda: { $what }
checks-after = { $n ->
    [0] Efteråt finns inga anmärkningar kvar.
    [one] Efteråt finns { $n } anmärkning kvar.
   *[other] Efteråt finns { $n } anmärkningar kvar.
}
checks-after-new = Ny: { $text }
checks-allow = Tillåt
checks-allow-name = Tillåt: { $what }
checks-limits = Gränser
checks-limit-way = Längsta väg till basen
checks-limit-load = Avvikelse i belastning
checks-limit-load-unit = ± % av medelvärdet
checks-exceptions = Tillåtna undantag
checks-no-exceptions = Inga undantag är tillåtna.
checks-exclave = { $district } får ligga för sig inom { $unit }
checks-bridge = { $a } och { $b } räknas som grannar
checks-take-back = Ta bort undantaget: { $what }
checks-add-bridge = Lägg till förbindelse
checks-bridge-how = Markera två områden som inte gränsar till varandra.
checks-unit-km = km
checks-unit-minutes = min

## by hand: selecting, carrying, painting, history
paint-label = måla { $count ->
    [one] ett område
   *[other] { $count } områden
} med { $unit }
tool-hand = Hand
tool-rectangle = Rektangel
tool-lasso = Lasso
tool-brush = Pensel
brush-with = Måla med { $unit }
move-to = Flytta markeringen till { $unit }
menu-move = Flytta till
menu-tag = Vad gör en flytt till
menu-move-here = Flytta markeringen hit
select-all = Markera alla
select-inverse = Invertera markeringen
select-neighbours = Markera även grannarna
select-class = Markera alla i samma klass
select-unit = Markera alla i samma bas
select-own = Markera basens områden
select-nothing = Avmarkera
zoom-to = Zooma till
history = Historik
history-show = Visa historiken (Ctrl+H)
history-start = planen som den öppnades
history-undone = Ångrat. Klicka för att göra om hit.
tag-island = Ny ö i { $unit }: { $districts }
board-order = Ordna efter
board-by-need = Behov
board-by-children = Barn
board-by-distance = Avstånd
board-children-short = barn och unga 0–19
board-distance-short = km fågelvägen
board-distance = Från områdets etikettpunkt till basens plats, fågelvägen. Basens plats är ett antagande i planen.
board-hint = Ctrl-klick och Skift-klick markerar flera, som dras tillsammans.
unit-menu = Meny för { $unit }

## balance
balance-population = Folkmängd
balance-population-basis = Alla invånare i enhetens stadsdelar. Källa: { $source }.
balance-children = Barn och unga 0–19
balance-children-basis = Barn och unga 0–19 år i enhetens stadsdelar. Källa: { $source }.
balance-load = Behovsvägda barn
balance-load-basis = Barn 0–17 år gånger behovsvikten i lokalt behovsindex. Källa för barnen: { $source }; andelen 0–17 år och vikten är antaganden.
balance-open-cases = Öppna utredningar
balance-open-cases-basis = Så många öppna utredningar som stadsdelarna ger på sikt: påbörjade utredningar per månad gånger utredningstiden. Anmälningar, andel som utreds och utredningstid är antaganden.
balance-posts = Socialsekr. vid normen
balance-posts-basis = Socialsekreterare (årsarbetare) som de öppna utredningarna kräver vid normen för ärendebelastning, med frånvaro. Norm och frånvaro är antaganden.
balance-high-share = Barn med högst behov
balance-high-share-basis = Andel av enhetens barn och unga 0–19 år som hör till den femtedel av kommunens barn som bor där behovsvikten är högst. En stadsdel på gränsen räknas med sin del. Behovsvikten är ett antagande.
balance-mean-way = Väg i medeltal
balance-mean-way-basis = Barnens väg till basen i medeltal (vägd med barn och unga 0–19 år).
balance-farthest-way = Längsta väg
balance-farthest-way-basis = Vägen från den stadsdel som ligger längst bort.
balance-area = Yta
balance-area-basis = Stadsdelarnas yta på kartan, i SWEREF 99 TM.
balance-polsby-popper = Rundhet, gräns
balance-polsby-popper-basis = Polsby–Popper: 4π · yta / omkrets². 1 är en cirkel, nära 0 en utdragen eller flikig form. Beror på hur noga gränsen är ritad.
balance-reock = Rundhet, utsträckning
balance-reock-basis = Reock: ytan delad med ytan av den minsta cirkel som rymmer hela området. 1 är en cirkel.
balance-districts = Stadsdelar
balance-districts-basis = Antal stadsdelar. Vilken enhet en stadsdel hör till är ett antagande i planen.
balance-way-line = Väg: fågelvägen gånger { $detour } (antagande).
balance-way-inside = Från en punkt inne i stadsdelen, för att befolkningens tyngdpunkt saknas (antagande).
balance-way-weighted = { $n ->
    [one] Från befolkningens tyngdpunkt i en stadsdel ({ $source }); i { $rest } andra från en punkt inne i stadsdelen (antagande).
   *[other] Från befolkningens tyngdpunkt i { $n } stadsdelar ({ $source }); i { $rest } andra från en punkt inne i stadsdelen (antagande).
}
balance-way-times = Restider: { $mode }. Källa: { $source }. Där tid saknas räknas ingen väg.
balance-title = Baserna i { $month }
balance-gini = Gini
balance-gini-about = Hur ojämnt baserna delar på något: 0 är helt jämnt, högst 1 − 1/antalet baser. Vid ”Barn med högst behov” står i stället D, dissimilaritetsindex: den andel i procent av dem som skulle behöva höra till en annan bas för att alla baser skulle ha samma andel.
balance-d = D { $d }
balance-central-about = Stadsdelar som ingen bas har. De räknas inte in i medelvärdet.
fill-own-way = Avstånd till egen bas
fill-nearest = Närmaste bas
scene-way-line = Fågelvägen gånger { $detour } till basens plats: faktor, platser och punkter i områdena är antaganden.
scene-way-times = Restid: { $mode }. Källa: { $source }.
scene-nearest-hatch = Streckat: den egna basen är en annan.
balance-measure = mått
balance-deviation-of = avvikelse %, { $unit }
balance-basis = underlag
balance-mean = medel { $value }
balance-limit = gräns ±{ $percent } %
balance-outside = utanför gränsen
balance-chart = { $measure }: avvikelse från basernas medelvärde
balance-chart-none = Inget värde att jämföra.
balance-copy = Kopiera tabellen
balance-row = { $measure }: { $values }
balance-bar = { $unit }: { $value }, { $deviation }
balance-preview = Före → efter flytten
balance-choose = Välj en rad för att se den som staplar.
balance-rooms = Plats i lokalerna
balance-room-posts = { $now } tjänster i planen och { $norm } socialsekr. vid normen, plats för { $most }
balance-room-area = { $now } m² hyrda, plats för { $most } m²
balance-room-over = för lite plats
balance-room-fits = ryms
cli-balance-title = Baserna i { $month }
cli-balance-nearer = Stadsdelar som har en annan bas närmare
cli-balance-nearer-one = { $district }: { $way } till { $own }, { $nearer } till { $nearest }
csv-file-balans = Enheterna sida vid sida i planens sista månad: folk, belastning, vägar, behov och form. En rad per enhet.
csv-balans-manad = månad
csv-balans-manad-about = Planens sista månad, vars fördelning raden gäller.
csv-balans-stadsdelar = antal stadsdelar
csv-balans-stadsdelar-about = Stadsdelar som hör till enheten. Antagande i planen.
csv-balans-folkmangd = folkmängd
csv-balans-folkmangd-about = Alla invånare i stadsdelarna.
csv-balans-oppna = öppna utredningar på sikt
csv-balans-oppna-about = Påbörjade utredningar per månad gånger utredningstiden. Antaganden.
csv-balans-socialsekreterare = socialsekreterare vid normen
csv-balans-socialsekreterare-about = Årsarbetare som de öppna utredningarna kräver vid normen, med frånvaro. Antaganden.
csv-balans-hogt-behov = barn 0–19 med högst behov
csv-balans-hogt-behov-about = Barn och unga 0–19 år som hör till den femtedel av kommunens barn som bor där behovsvikten är högst.
csv-medelvag-km = väg i medeltal, km
csv-medelvag-km-about = Barnens väg till enheten i medeltal: fågelvägen gånger planens omvägsfaktor. Antagande.
csv-langsta-vag-km = längsta väg, km
csv-langsta-vag-km-about = Vägen från stadsdelen längst bort. Antagande.
csv-medelvag-min = restid i medeltal, min
csv-medelvag-min-about = Barnens restid till enheten i medeltal, enligt planens tabell.
csv-langsta-vag-min = längsta restid, min
csv-langsta-vag-min-about = Restiden från stadsdelen längst bort, enligt planens tabell.
csv-balans-langst-bort = stadsdel längst bort
csv-balans-langst-bort-about = Stadsdelen med den längsta vägen.
csv-balans-utan-vag = stadsdelar utan känd väg
csv-balans-utan-vag-about = Stadsdelar vars väg till enheten är okänd. De räknas inte in i vägarna.
csv-balans-yta = yta, km²
csv-balans-yta-about = Stadsdelarnas yta på kartan.
csv-balans-polsby-popper = rundhet enligt Polsby–Popper
csv-balans-polsby-popper-about = 4π · yta / omkrets², 0–1.
csv-balans-reock = rundhet enligt Reock
csv-balans-reock-about = Ytan delad med ytan av den minsta cirkel som rymmer området, 0–1.
csv-balans-plats-tjanster = plats för tjänster
csv-balans-plats-tjanster-about = Så många tjänster som enheten har plats för. Tomt där ingen har sagt det.
csv-balans-plats-yta = största yta, m²
csv-balans-plats-yta-about = Så stor lokalyta som enheten kan ha. Tomt där ingen har sagt det.
## suggest
suggest-label-taken = { $count ->
    [one] ta över förslag med { $count } flytt
   *[other] ta över förslag med { $count } flyttar
}
suggest-question-assignment = Föreslå fördelning
suggest-question-mend = Gör områdena sammanhängande
suggest-question-trade-offs = Avvägningar
suggest-question-settled = Säkert och omstritt
suggest-question-context = Sätt i sammanhang
suggest-question-order = Föreslå ordning
suggest-load-need = Behovsviktade barn
suggest-load-children = Barn och unga 0–19 år
suggest-load-population = Invånare
suggest-objective-short-way = Kort väg
suggest-objective-even-load = Jämn belastning
suggest-objective-way-and-load = Väg och belastning
suggest-objective-few-changes = Få byten
suggest-objective-mixed-need = Blandat behov
suggest-error-few-units = Planen har färre än två baser att välja mellan. Lägg till en bas först.
suggest-error-many-units = Planen har { $count } baser, men högst 64 går att räkna på. Ta bort några.
suggest-error-no-place = { $unit } har ingen plats på kartan, så vägen dit är okänd. Ge basen en plats, eller ta bort väg och längsta avstånd ur det som räknas.
suggest-error-no-way = Restiden från { $district } till { $unit } saknas. Läs in en fullständig fil med restider, eller mät i kilometer.
suggest-error-same-seat = { $a } och { $b } ligger i samma område. Flytta den ena basen på kartan.
suggest-error-seat-locked = { $unit } ligger i { $district }, som är låst till en annan enhet. Lås upp området eller flytta basen.
suggest-error-too-far = { $district } ligger för långt från varje bas som området får höra till. Öka det längsta avståndet.
suggest-error-unassigned = { $count ->
    [one] Ett område hör inte till någon bas: { $districts }. Ge det en bas först.
   *[other] { $count } områden hör inte till någon bas: { $districts }. Ge dem en bas först.
}
suggest-error-no-part = { $district } får inte höra till någon bas. Ändra lås eller längsta avstånd.
suggest-error-seat = Området där { $unit } ligger får inte höra till basen. Ändra lås eller flytta basen.
suggest-error-figures = Siffrorna går inte att räkna på: { $detail }.
suggest-error-weight = Ett värde är negativt eller inget tal. Rätta det som är valt.
suggest-error-stopped = Sökningen avbröts innan den hittade något. Ge den längre tid.
suggest-error-not-valid = Planens egen fördelning bryter mot villkoren. Åtgärda kontrollerna först.
suggest-error-order = Ordningen går inte att räkna på: { $detail }.
suggest-why-group = { $district } och områdena i samma grupp får inte höra till samma bas. Ändra lås, grupp eller längsta avstånd.
suggest-why-heavy = { $district } har ensamt en belastning på { $load }, men en bas får ha högst { $most }. Tillåt större avvikelse.
suggest-why-apart = { $district } måste höra till { $unit } men når inte dit genom områden som får göra det. Tillåt en förbindelse eller ändra lås.
suggest-why-no-part = { $district } når ingen av de baser som området får höra till. Tillåt en förbindelse eller ändra lås.
suggest-why-load = { $unit } kan bara få en belastning på { $least }–{ $most }, inte { $low }–{ $high }. Tillåt större avvikelse.
suggest-why-no-room = { $district } får inte plats hos någon bas utan för stor avvikelse. Tillåt större avvikelse.
suggest-why-together = Ingen fördelning uppfyller alla villkor på en gång. Släpp på något av dem.
suggest-context-pieces = Kartan består av { $count } delar som inte hänger ihop. Tillåt förbindelser mellan dem först.
suggest-context-empty = { $unit } har inga områden, så planen går inte att jämföra med slumpade indelningar.
suggest-context-apart = { $unit } hänger inte ihop. Gör områdena sammanhängande först.
suggest-context-uneven = Planens största avvikelse är { $needed } %, mer än den tolerans som är vald. Öka toleransen.
suggest-order-no-step = Planen har inget steg med id { $id }. Kontrollera budgeten.
suggest-order-none = Ingen ordning ryms inom tjänster och budget. Öka tjänsterna eller budgeten.

## cli-suggest
cli-error-no-answer = { $reason }
cli-suggest-proven = Bevisat optimal: målvärde { $objective }.
cli-suggest-bound-low = Målvärde { $objective }; inget kan bli lägre än { $bound }.
cli-suggest-bound-high = Målvärde { $objective }; inget kan bli högre än { $bound }.
cli-suggest-no-bound = Målvärde { $objective }; ingen gräns är känd.
cli-suggest-terms = Mått
cli-suggest-bases = Baser
cli-suggest-moves = Flyttar
cli-suggest-no-moves = Ingen flytt gör planen bättre.
cli-suggest-move = { $districts }: { $from } → { $to }, { $children } barn och unga, målvärde { $change }
cli-suggest-load = Gini för belastningen
cli-suggest-deviation = Största avvikelse, andel
cli-suggest-way = Omväg utöver närmaste bas
cli-suggest-changes = Andel barn som byter bas
cli-suggest-border = Gräns mellan baser, andel
cli-suggest-mix = Segregation av högt behov mellan baser
cli-sequence-planned = Planens egen ordning: målvärde { $objective }.
cli-sequence-move = { $district }: steg { $from } → { $to }
cli-ensemble-law = { $plans } slumpade indelningar med högst { $tolerance } % avvikelse (reversibel rekombination, viktad efter spännande träd).
cli-ensemble-measures = Planen bland de slumpade
cli-settled-complete = Alla { $plans } fördelningar inom { $percent } % av den bästa är räknade.
cli-settled-walked = { $plans } olika fördelningar inom { $percent } % av den bästa har setts av en slumpvandring.
cli-settled-contested = Omstritt
cli-settled-settled = Säkert
cli-tradeoffs-points = Belastning mot väg
cli-col-now = nu
cli-col-found = förslag
cli-col-load = belastning
cli-col-deviation = avvikelse %
cli-col-plan = planen
cli-col-mean = medel
cli-col-equal = lika %
cli-col-worse = sämre %
cli-col-effective = effektivt antal
cli-col-r-hat = R-hatt
cli-col-point = punkt
cli-col-proven = bevisad
cli-yes = ja
cli-no = nej

## cli: how sure
cli-outcome-net-new = Ny kostnad, mnkr
cli-outcome-gross = Bruttokostnad, mnkr
cli-outcome-gap = Ofinansierat, mnkr
cli-outcome-coverage = Behovstäckning sista året, %
cli-outcome-lowest-coverage = Lägsta behovstäckning sista året, %
cli-outcome-caseload = Högsta antal ärenden per socialsekreterare sista året
cli-outcome-open = Pågående utredningar sista månaden
cli-outcome-overdue = Utredningar över 4 månader sista månaden
cli-col-series = storhet
cli-col-within-frame = inom ram
cli-col-parameter = antagande
cli-col-low = lågt
cli-col-high = högt
cli-col-at-low = utfall vid lågt
cli-col-at-high = utfall vid högt
cli-col-swing = skillnad
cli-col-alone = ensam (intervall)
cli-col-in-all = totalt (intervall)
cli-col-planned = i planen
cli-col-needed = behövs
cli-col-by-formula = enligt formel
cli-col-earliest = tidigast säkra
cli-col-risk = risk där
cli-runs-title = { $runs } körningar, frö { $seed }; { $drawn } antaganden dras.
cli-runs-money = P10 / P50 / P90, mnkr i löpande priser
cli-runs-odds = Sannolikhet: inget ofinansierat; behovstäckning minst { $target } i alla årets månader
cli-runs-gates = Kontrollpunkter: sannolikhet att passera
cli-runs-open = avgörs inte inom planen
cli-runs-needed = För standardfelet 1 procentenhet i alla sannolikheter ovan behövs { $runs } körningar.
cli-runs-unseen = Alla sannolikheter ovan är 0 eller 100 %. Med { $runs } körningar kan den sanna ändå ligga { $points } procentenheter därifrån (95 %).
cli-tornado-title = { $outcome }: { $value } med allt på sitt mest sannolika
cli-sobol-title = { $outcome }: medel { $mean }, standardavvikelse { $deviation }. Andel av variansen, { $rows } rader.
cli-sobol-nothing = Utfallet varierar inte med antagandena, eller är odefinierat för några värden.
cli-solve-title = { $outcome } = { $target }. { $parameter } är { $now } { $unit } i planen; det ger { $reached }.
cli-solve-above = Målet nås över { $value } { $unit }.
cli-solve-below = Målet nås under { $value } { $unit }.
cli-solve-always = Målet nås i hela intervallet { $low }–{ $high } { $unit }.
cli-solve-never = Målet nås inte någonstans i { $low }–{ $high } { $unit }.
cli-solve-undefined = Utfallet är odefinierat i { $low }–{ $high } { $unit }.
cli-solve-range = Intervallet är tomt: --from måste vara lägre än --to.
cli-solve-bounds = Värdet måste ligga mellan { $least } och { $greatest }.
cli-solve-posts-target = Tjänster per bas kan räknas för coverage och caseload. Skriv till exempel --target coverage=95%.
cli-solve-posts-coverage = Socialsekreterare per bas för behovstäckning { $target }, medel av sista tolv månaderna
cli-solve-posts-caseload = Socialsekreterare per bas för { $target } ärenden per socialsekreterare, medel av sista tolv månaderna
cli-solve-posts-note = Behövs: enligt simuleringen, med nya tjänster från basens första steg. Formeln räknar utan vakanser, inskolning och kö.
cli-solve-without-new = { $posts } (utan nya)
cli-solve-not-reached = nås inte
cli-safe-title = Tidigaste start med högst { $risk } risk att någon bas går över { $limit } ärenden per socialsekreterare inom ett år ({ $runs } körningar)
cli-safe-none = ingen
cli-safe-no-step = Planen har inget kommande steg { $step }. narplan info PLAN visar stegen.
cli-tipping-today = Nollalternativ
cli-tipping-title = { $outcome }: { $value }; { $other }: { $value2 }.
cli-tipping-changes = Här vänder det
cli-tipping-change = { $parameter } över { $value }: ”{ $better }” är bättre.
cli-tipping-alike = { $parameter } över { $value }: de är lika bra.
cli-tipping-steady = { $count ->
    [one] Ett annat antagande ändrar inte vilken plan som är bättre inom sitt spann.
   *[other] { $count } andra antaganden ändrar inte vilken plan som är bättre inom sitt spann.
}
cli-tipping-other-map = Planerna ligger på olika kartor och kan inte jämföras.
cli-tipping-other-months = Planerna omfattar olika månader. Ge dem samma start och längd.

## ui: förslag
unit-km = km
unit-minutes = min
suggest-about-assignment = Den bästa fördelningen för det som ska väga, med bevis för hur bra den är.
suggest-about-mend = Flyttar så få barn som möjligt för att varje bas ska hänga ihop. Inget görs förrän du tar över.
suggest-about-trade-offs = Jämn belastning mot kort väg: fördelningar där det ena inte går att få utan det andra.
suggest-about-settled = Vad nästan alla bra fördelningar är överens om, och vad som är värt att diskutera.
suggest-about-context = Var planen ligger bland indelningar som slumpas fram.
suggest-about-order = Vilka områden som går i drift i vilket steg, så att behovet täcks tidigt.
suggest-ask-assignment = Sök fördelning
suggest-ask-mend = Visa vad som behöver flyttas
suggest-ask-trade-offs = Räkna fram avvägningar
suggest-ask-settled = Räkna fram vad som är säkert
suggest-ask-context = Slumpa indelningar
suggest-ask-order = Sök ordning
suggest-running = Räknar …
suggest-enough = Räcker så
suggest-cancel = Avbryt
suggest-stop = Avbryt beräkningen
suggest-asked-otherwise = Valen eller månaden är andra nu än när svaret räknades fram.
suggest-equal = { $share } av dem är lika.
suggest-outdated = Planen har ändrats sedan dess.
suggest-again = Räkna om
suggest-what-matters = Vad ska väga?
suggest-adjust = Anpassa
suggest-weight-load = Jämn belastning
suggest-weight-way = Kort väg
suggest-weight-changes = Få byten
suggest-weight-border = Kort gräns
suggest-weight-mix = Blandat behov
suggest-weights-about = Vikterna är ett val. Bara proportionerna räknas.
suggest-conditions = Villkor
suggest-load = Belastning
suggest-need-assumption = Behovsvikten bygger på antagandet om behovsindexets tyngd (b).
suggest-contiguous = Varje bas hänger ihop
suggest-locks = Låsta områden stannar
suggest-groups = Grupper hålls samman
suggest-keep-central = Områden utan bas lämnas utan
suggest-max-deviation = Högsta avvikelse
suggest-max-way = Längsta väg
suggest-never-worse = Inget mått får bli sämre
suggest-never-worse-about = Utom antalet byten. Då söks den bästa fördelningen bland dem som är minst lika bra som planen i varje mått; optimum bevisas inte.
suggest-seconds = Längsta tid
suggest-unit-seconds = sekunder
suggest-best-so-far = Bäst hittills
suggest-proven = Bevisat optimal
suggest-gap = Högst { $percent } bättre är möjligt
suggest-unknown-gap = Hur mycket bättre som är möjligt är inte känt
suggest-proof = Målvärde i planen: { $start }
    Målvärde här: { $objective }
    Undre gräns: { $bound }
    Skillnad: { $gap }
    Målvärdet är måtten gånger sina vikter; lägre är bättre. Ingen fördelning som uppfyller villkoren ligger under den undre gränsen. Procenttalet är skillnaden delad med målvärdet, avrundat uppåt.
suggest-before = Planen
suggest-after = Förslaget
suggest-difference = Skillnad
suggest-term-gini = Belastning, Gini
suggest-term-gini-about = Ginikoefficient för basernas belastning: 0 är helt jämnt.
suggest-term-deviation = Största avvikelse
suggest-term-deviation-about = Hur långt den bas som avviker mest ligger från medelbelastningen.
suggest-term-way = Medelväg per barn
suggest-term-way-about = Medelväg från området till basen, vägd med barn 0–19 år. Utan restider: fågelvägen gånger en omvägsfaktor, ett antagande.
suggest-term-detour = Omväg mot närmaste bas
suggest-term-detour-about = Hur mycket längre vägarna är sammanlagt än om varje område hörde till sin närmaste bas.
suggest-term-changes = Barn som byter bas
suggest-term-changes-about = Andel av barnen 0–19 år vars område byter bas.
suggest-term-border = Gräns mellan baser
suggest-term-border-about = Sammanlagd längd av gränserna mellan olika basers områden.
suggest-measure-border = Gräns mellan baser, andel
suggest-measure-border-about = Gränsen mellan olika baser som andel av all gräns mellan områden.
suggest-term-mix = Ojämnt fördelat behov
suggest-term-mix-about = Segregationsindex 0–100 mellan baserna för den femtedel av barnen som bor där behovet är störst.
suggest-terms-assumption = Vägar och behov bygger på antaganden: omvägsfaktorn, punkten som står för området och behovsindexets tyngd.
suggest-no-better = Planen är redan så bra. Inget behöver flyttas.
suggest-moves = { $chosen } av { $count } flyttar
suggest-all-moves = Välj alla
suggest-no-moves = Välj inga
suggest-move-children = { $children } barn
suggest-gain = vinst { $gain }
suggest-alone = ensam { $gain }
suggest-alone-breaks = ensam: bryter villkor
suggest-gain-about = Vinst: så mycket sjunker målvärdet när flyttarna ovanför redan är gjorda. Ensam: så mycket det sjunker om bara den här görs.
suggest-try = Visa på kartan
suggest-trial-close = Sluta visa på kartan
suggest-take = Ta över
suggest-take-about = Gör de valda flyttarna som ett steg som kan ångras.
suggest-take-order = Ta över ordningen
suggest-chosen-break = De valda flyttarna bryter tillsammans mot något villkor. Välj fler eller färre.
suggest-trial = Förhandsvisning – inte taget över
suggest-trial-take = Ta över detta
suggest-trial-end = Stäng
suggest-greyed = Säkra områden är nedtonade
suggest-grey = Tona ned säkra områden på kartan
suggest-grey-no = Visa alla områden
suggest-mend-nothing = Alla baser hänger redan ihop.
suggest-mend-moves = { $count ->
    [one] { $count } flytt
   *[other] { $count } flyttar
 }, { $children } barn 0–19 år byter bas
suggest-same-conditions = Samma villkor och vikter som i Föreslå fördelning.
suggest-no-points = Inga punkter hittades i tid. Öka den längsta tiden i Föreslå fördelning.
suggest-points-key = Fylld cirkel: bevisad. Öppen romb: hittad, inte bevisad. Fyrkant: planen.
suggest-point = Punkt { $n }: väg { $way }, Gini { $gini }, { $known }
suggest-point-proven = bevisad
suggest-point-found = hittad
suggest-point-shown = Punkt { $n } visas på kartan
suggest-own-point = Planen
suggest-front-name = Avvägningar som punkter
suggest-near-percent = Så mycket sämre än den bästa räknas
suggest-settled-count = { $count } av { $all } områden är säkra
suggest-settled-about = Säkert: samma bas i mer än { $percent } av de fördelningar som är nästan lika bra som den bästa.
suggest-near-complete = Alla { $plans } fördelningar inom { $percent } av den bästa är genomgångna.
suggest-near-walked = Två slumpvandringar såg { $plans } olika fördelningar inom { $percent } av den bästa. De motsvarar { $effective } oberoende dragningar och skiljer sig högst { $disagreement } procentenheter. Vad ingen av dem når syns inte.
suggest-near-unsure = Färre än 50 oberoende dragningar: säg inget om vad som är säkert.
suggest-near-stopped = Tiden räckte bara till den bästa fördelningen själv. Öka den längsta tiden.
suggest-near-unproven = Den bästa är inte bevisad, så det finns kanske en bättre att mäta från.
suggest-near-better = En bättre fördelning än den bästa dök upp på vägen. Räkna om.
suggest-contested = Omstritt
suggest-nothing-contested = Inget område är omstritt.
suggest-plans = Antal indelningar
suggest-seed = Slumpfrö
suggest-tolerance = Tolerans för belastning
suggest-tolerance-why = Planen själv kräver { $needed } %; planens gräns för avvikelse är { $limit } %. Den större föreslås, så att planen ryms.
suggest-tolerance-own = Ta den föreslagna toleransen
suggest-law = Lagen: reversibel rekombination, viktad efter spännande träd; lås och grupper gäller inte här.
suggest-law-whole = En indelning i sammanhängande delar inom toleransen dras med en sannolikhet som är proportionell mot produkten av delarnas antal spännande träd (Cannon, Duchin, Randall och Rule 2022). Det gynnar kompakta delar. Två delar i taget slås ihop och delas på nytt längs ett slumpat träd; steget godtas så att lagen hålls. Basernas platser, lås, grupper, undantag och längsta väg gäller inte. Delarna paras ihop med baserna så att vägen blir kortast. Två kedjor från olika start jämförs.
suggest-plan-has = planen
suggest-context-load = Jämnare än { $share } av { $plans } slumpade indelningar{ $error }
suggest-context-deviation = Mindre största avvikelse än { $share } av { $plans } slumpade indelningar{ $error }
suggest-context-way = Kortare väg än { $share } av { $plans } slumpade indelningar{ $error }
suggest-context-border = Kortare gräns än { $share } av { $plans } slumpade indelningar{ $error }
suggest-context-mix = Mer blandat behov än { $share } av { $plans } slumpade indelningar{ $error }
suggest-error = ± { $points } procentenheter
suggest-histogram = { $measure }: slumpade indelningar från { $low } till { $high }, planen { $value }
suggest-mixing = Effektivt urval { $effective } · R̂ { $rhat }
suggest-mixing-about = Effektivt urval: så många oberoende indelningar säger lika mycket. R̂ jämför de två kedjorna; över 1,01 har de inte blandats (Vehtari m.fl. 2021). ± är ett standardfel.
suggest-not-mixed = Osäkert för { $measures }: R̂ är över 1,01 eller det effektiva urvalet under 400. Slumpa fler indelningar.
suggest-same-starts = Båda kedjorna började i planen, så att de är överens säger mindre.
suggest-steps = { $steps } steg: { $accepted } godtogs, { $refused } avslogs, { $uneven } utan jämn delning, { $apart } där delarna inte möts. Tolerans { $tolerance }, slumpfrö { $seed }.
suggest-order-weight = Få byten
suggest-order-weight-about = Från 0 %: bara tidigt behov, till 99 %: nästan bara få byten av enhet.
suggest-slack-planned = Så hårt belastat som planen är
suggest-slack-about = Tjänsterna får belastas så mycket som planens egen ordning gör som mest, dock minst enligt normen.
suggest-slack = Högsta belastning av normen
suggest-keep-live = Allt som går i drift i planen ska göra det
suggest-keep-steps = Inget steg får bli tomt
suggest-no-later = Behovet får inte täckas senare än i planen
suggest-budgets = Kostnadstak per steg
suggest-budgets-about = Det mesta som socialsekreterarna för allt som är i drift till och med steget får kosta per år, i 2026 års priser.
suggest-budget = Tak för { $step }
suggest-order-impossible = Ingen ordning uppfyller alla villkor. Tillåt högre belastning eller höj ett tak.
suggest-order-proof = Målvärde: { $objective }
    Övre gräns: { $bound }
    Skillnad: { $gap }
    Målvärdet är den del av behovet som är i drift i medeltal över månaderna, gånger sin vikt, minus byten per barn gånger sin; högre är bättre. Ingen ordning som uppfyller villkoren ligger över den övre gränsen.
suggest-order-planned-breaks = Planens egen ordning bryter mot villkoren, så förslaget kan täcka behovet senare än planen.
suggest-order-early = Behov i drift, medel
suggest-order-early-about = Den del av kommunens behov som är i drift, i medeltal över planens månader.
suggest-order-changing = Barn som byter enhet
suggest-order-changing-about = Barn 0–19 år vars område byter enhet minst en gång under planen.
suggest-order-twice = … två gånger eller fler
suggest-order-twice-about = Barn 0–19 år vars område byter enhet två gånger eller fler.
suggest-order-handovers = Överlämningar
suggest-order-handovers-about = Barn gånger byten av enhet, sammanlagt.
suggest-order-same = Planens ordning är redan den bästa som hittats.
suggest-order-moves = { $count ->
    [one] { $count } område får ett annat steg
   *[other] { $count } områden får ett annat steg
 }
suggest-order-stays = kvar centralt
suggest-order-assumption = Tjänster enligt normen och kostnad per tjänst bygger på planens antaganden.
suggest-curves = Utbyggnadsgrad per månad
suggest-curve-planned = planen
suggest-curve-suggested = förslaget
suggest-curve-staffed = tunn linje: bemannat enligt normen
# Valt: stadsdelar och enheter att redigera, lås, grupper, skäl, restider
inspect-title = Valt
inspect-open = Visa mer om det valda
inspect-close = Visa mindre om det valda
inspect-done = Klar med enheten
inspect-name = Namn
inspect-name-of = Namn på { $name }
inspect-letter = Bokstav
inspect-colour = Färg
inspect-place = Plats (lon, lat)
inspect-lon = Longitud
inspect-lat = Latitud
inspect-place-help = Grader i WGS 84, till exempel 15,5830 och 58,4255. Märket kan också dras på kartan.
inspect-pick = Välj på kartan
inspect-capacity = Plats för
inspect-capacity-posts = Plats för tjänster
inspect-capacity-area = Lokalyta som finns
inspect-unit-posts = tjänster
inspect-unit-area = m²
inspect-who = Beslut av
inspect-why = Skäl
inspect-no-number = ”{ $text }” är inget tal. Skriv till exempel 12,5.
inspect-later = { $unit } från och med { $step } ({ $month })
inspect-later-remove = Byt inte bas i { $step }
inspect-later-title = Senare
inspect-later-add = Byt bas från ett steg …
inspect-later-help = Området kan höra till en bas nu och en annan från och med ett steg.
group-title = Grupp
group-none = ingen
group-several = olika
group-new = Ny grupp
group-name = Gruppens namn
group-default-name = Grupp { $n }
group-help = Områden som hör ihop: den som flyttar ett flyttar alla.
lock-on = låst
lock-close = Lås { $district }
lock-open = Lås upp { $district }
card-edit = Redigera { $unit }
marker-name = Platsen för { $unit }
marker-pick = Klicka där { $unit } ska ligga. Esc avbryter.
unit-colour-blue = Blå
unit-colour-magenta = Magenta
unit-colour-ochre = Ockra
unit-colour-green = Grön
unit-colour-purple = Lila
unit-colour-cyan = Cyan
unit-colour-yellow = Gul
unit-colour-light-blue = Ljusblå
unit-colour-light-green = Ljusgrön
notice-locked = { $count ->
    [one] { $names } är låst och ligger kvar. Välj området och lås upp med hänglåset under Valt.
   *[other] { $names } är låsta och ligger kvar. Välj områdena och lås upp med hänglåset under Valt.
}
notice-locked-stay = { $count ->
    [one] { $names } är låst och ligger kvar. Resten är flyttat.
   *[other] { $names } är låsta och ligger kvar. Resten är flyttat.
}
edit-label-unit-place = flytta platsen för { $unit }
edit-label-unit-name = döp om { $unit } till { $name }
edit-label-unit-letter = byt bokstav för { $unit }
edit-label-unit-colour = byt färg på { $unit }
edit-label-unit-capacity = ändra hur mycket { $unit } har plats för
edit-label-unit-reason = ändra skälet för { $unit }
edit-label-reasons = { $count ->
    [one] ändra skälet för { $count } område
   *[other] ändra skälet för { $count } områden
}
travel-title = Avstånd
travel-km = Kilometer
travel-mode = Minuter med { $mode }
travel-detour = Omvägsfaktor
travel-detour-help = Fågelvägen gånger detta är vägens längd. 1,2–1,4 är vanligt i tätorter (gissning; 1,3 om inget annat sägs).
travel-times-source = Restidernas källa
travel-points-source = Befolkningspunkternas källa
travel-points = { $n ->
    [one] { $n } område mäts från sin befolkningspunkt.
   *[other] { $n } områden mäts från sina befolkningspunkter.
}
travel-no-points = Mäts från en punkt inuti varje område.
menu-import-times = Läs in restider (CSV) …
menu-import-points = Läs in befolkningspunkter (CSV) …
dialog-times-title = Läs in restider
dialog-points-title = Läs in befolkningspunkter
file-type-table = Tabell (CSV)
travel-note-times = Restider med { $mode }: { $pairs } st (områden: { $districts }, enheter: { $units }).
travel-note-times-missing = Utan restid med { $mode } till { $unit } ({ $count }): { $names }.
travel-note-units-missing = Tabellen har inga restider med { $mode } till { $names }.
travel-note-points = Befolkningspunkter: { $rows } st (områden: { $districts }).
travel-note-points-missing = Utan befolkningspunkt, mäts från en punkt inuti ({ $count }): { $names }.
travel-note-points-outside = Den vägda punkten hamnar utanför området, vilket kan vara riktigt där folk bor runt om ({ $count }): { $names }.
table-error-broken = { $file } kan inte läsas som tabell: { $reason } Spara den som CSV och läs in den igen.
table-error-no-column = { $file } saknar en kolumn som heter något av { $wanted }. Kolumnerna är { $columns }. Ändra rubriken och läs in filen igen.
table-error-title-twice = { $file } har två kolumner som heter { $column }. Ta bort eller döp om den ena.
table-error-cells = { $file }, rad { $row }: { $found } celler där rubrikraden har { $expected }. Rätta raden och läs in filen igen.
table-error-empty = { $file }, rad { $row }: cellen i kolumnen { $column } är tom. Fyll i den.
table-error-not-a-number = { $file }, rad { $row }, kolumn { $column }: ”{ $text }” är inget tal. Skriv till exempel 12,5.
table-error-out-of-range = { $file }, rad { $row }, kolumn { $column }: { $text } ligger inte mellan { $min } och { $max }. Rätta värdet.
table-error-outside-map = { $file }, rad { $row }: punkten ({ $lon }; { $lat }) ligger utanför kartan. Står longitud och latitud i rätt kolumn, i grader (WGS 84)?
table-error-twice = { $file }: rad { $first } och { $second } gäller båda { $district } och { $unit }. Ta bort den ena.
table-error-no-weight = { $file }: punkterna för { $district } har ingen vikt tillsammans. Ge någon av dem en vikt över 0.
table-error-no-rows = { $file } har inga värden. Kontrollera att det är rätt fil.
table-error-unknown-districts = { $file }: kartan har inga områden med kod eller namn { $districts }. Inget lästes in; rätta dem eller ta bort raderna.
table-error-unknown-units = { $file }: planen har inga enheter { $units }. Den har { $known }. Inget lästes in; rätta dem eller ta bort raderna.
table-error-unknown-both = { $file }: okända områden { $districts }, och okända enheter { $units }. Inget lästes in; rätta dem eller ta bort raderna.
csv-file-beslutsskal = Lås, grupper, skäl och hur mycket enheterna har plats för: en rad per stadsdel eller enhet som det är sagt något om.
csv-rad-enhet = enhet
csv-rad-byte = byte av bas
csv-bas-i-slutet = bas i slutet
csv-bas-i-slutet-about = Enheten som stadsdelen hör till i planens sista månad. Skiljer sig från bas där ett steg ger stadsdelen en annan enhet.
csv-skal-rad-om = rad om
csv-skal-rad-om-about = Om raden gäller en stadsdel eller en enhet.
csv-skal-kod = kod
csv-skal-kod-about = Stadsdelens kod eller enhetens id.
csv-skal-namn = namn
csv-skal-namn-about = Namnet i planen.
csv-skal-bas = bas
csv-skal-bas-about = Enheten som stadsdelen hör till från början. Antagande i planen.
csv-skal-last-vid = låst vid
csv-skal-last-vid-about = Enheten som stadsdelen är låst vid. Tomt: den är inte låst.
csv-skal-grupp = grupp
csv-skal-grupp-about = Gruppen av stadsdelar som ska hållas ihop.
csv-skal-tak-tjanster = plats för tjänster
csv-skal-tak-tjanster-about = Årsarbetare som enheten har plats för. Tomt: ingen har sagt det.
csv-skal-tak-yta = lokalyta som finns (m²)
csv-skal-tak-yta-about = Lokalyta som enheten har tillgång till. Tomt: ingen har sagt det.
csv-skal-vem = beslut av
csv-skal-vem-about = Vem som har bestämt.
csv-skal-varfor = skäl
csv-skal-varfor-about = Varför det är så.

# Roller, ärendetyper, besök, befolkning, priser, uppföljning och osäkerhet
edit-label-role = ändra rollen { $role ->
    [social_worker] { role-social_worker }
    [family_therapist] { role-family_therapist }
    [outreach_worker] { role-outreach_worker }
    [unit_manager] { role-unit_manager }
    [administration] { role-administration }
   *[other] { $role }
}
edit-label-case-types = ändra ärendetyperna
edit-label-visits = ändra besöksdagar i { $district }
edit-label-population = byta befolkningstabell
edit-label-no-population = ta bort befolkningstabellen
edit-label-price-rules = ändra hur priser räknas
edit-label-parameter-reason = ändra skälet för { edit-param-name }
edit-label-parameters = läsa in antaganden
edit-label-gate = ändra uppföljningen före { $step }
edit-label-no-gate = ta bort uppföljningen före { $step }
edit-label-uncertainty = ändra hur osäkerheten räknas
edit-error-no-shares = Ingen av ärendetyperna har någon andel. Ge minst en av dem en andel över 0.
edit-error-population-shape = Befolkningstabellen måste ha år i stigande ordning och en rad för varje område och år. Läs in tabellen igen.
edit-error-no-children = Befolkningstabellen har inga barn år { $year }. Rätta tabellen eller ta bort året.
edit-error-temporary-late = Den tillfälliga lokalen börjar { $from } men lokalen öppnar redan { $opens }. Låt den tillfälliga börja tidigare.
edit-error-temporary-without-opening = En yta som lämnas har ingen tillfällig lokal. Ta bort den tillfälliga lokalen eller ange en yta som öppnar.
edit-error-grant-by-year = Finansieringen ”{ $name }” är ett belopp per månad och kan inte ha andra belopp för enskilda år. Ta bort årsbeloppen.
edit-error-pays-for-nothing = Finansieringen ”{ $name }” får inte betala för någon roll eller något område. Välj minst en roll och ett område, eller ta bort begränsningen.
edit-error-parameter-in-other-group = { edit-param-name } finns redan i gruppen ”{ $group }”. Ta bort antagandet där först.
store-problem-parameter-twice = Antagandet ”{ $value }” står två gånger i gruppen. Låt det stå en gång.
store-problem-rows-not-years = Området har { $rows } rader men tabellen { $years } år. Skriv en rad per år.
store-note-not-in-population = { $count ->
    [one] Befolkningstabellen saknar ett område, som räknas utan barn: { $codes }.
   *[other] Befolkningstabellen saknar { $count } områden, som räknas utan barn: { $codes }.
}
store-note-fewer-runs = Planen bad om { $asked } körningar. Fler än { $runs } får inte plats i minnet, så antalet sänktes till det.

# Befolkningstabeller och antagandeblad
dialog-population-title = Läs in barn per område, år och ålder
dialog-parameters-title = Läs in antaganden
shape-pert = PERT
shape-triangular = triangulär
shape-fixed = fast
population-note-children = Barn 0–17 år i { $districts } områden, { $first }–{ $last }: { $count } barn { $first }.
population-note-adults = { $count } rader gäller vuxna och lämnades utanför.
population-note-districts-missing = Tabellen saknar områden, som räknas utan barn ({ $count }): { $names }.
population-note-ages-missing = Alla åldrar 0–17 år finns inte med för ({ $count }): { $names }. Åldrar som saknas räknas utan barn.
parameters-note-read = { $count } antaganden lästes in.
parameters-note-unknown = Rader som inte gäller antaganden lämnades orörda ({ $count }): { $names }.
table-error-not-an-age = { $file }, rad { $row }, kolumn { $column }: ”{ $text }” är ingen ålder. Skriv till exempel 7 eller 6–12.
table-error-age-group = { $file }, rad { $row }, kolumn { $column }: { $text } ligger inte helt inom 0–5, 6–12 eller 13–17 år. Dela upp raden, till exempel i ettårsklasser.
table-error-counted-twice = { $file }: rad { $first } och { $second } räknar båda { $age } år i { $district } { $year }. Slå ihop dem (till exempel flickor och pojkar) eller ta bort den ena.
table-error-not-a-shape = { $file }, rad { $row }, kolumn { $column }: ”{ $text }” är ingen fördelning. Skriv PERT, triangulär eller fast.
table-error-parameter-order = { $file }, rad { $row }: värdena för { edit-param-name } står inte i ordning. Lågt får vara högst värdet, högt minst värdet.
table-error-parameter-bounds = { $file }, rad { $row }: värdena för { edit-param-name } måste ligga mellan { $min } och { $max }. Rätta raden.
table-error-parameter-twice = { $file }: rad { $first } och { $second } gäller båda { edit-param-name }. Ta bort den ena.
csv-fordelning = fördelning
csv-fordelning-about = Hur värdet dras mellan lågt och högt i osäkerhetsanalysen: PERT, triangulär eller fast (dras inte). Tomt: bestäms av någon och dras aldrig.
csv-andrat-av = ändrat av
csv-andrat-av-about = Vem som har ändrat antagandet i planen.
csv-andrat-varfor = skäl
csv-andrat-varfor-about = Varför det är ändrat.

# Varför blir det så?
cli-col-part = del
cli-col-value = värde
cli-why-none = Planen har ingen sådan siffra: kontrollera enhet och månad. Finansiering, placeringar och utbyggnadsgrad gäller hela kommunen.
cli-why-nothing = Där finns inget att förklara: kontrollera enhet, månad och steg.
cli-why-no-year = Året simuleras inte.
cli-why-no-turn = Det vänder inte inom antagandets spann.
cli-why-no-goal = Så många värden finns inte: målet börjar eller slutar gälla vid { $count ->
    [0] inget värde i intervallet
    [one] ett värde
   *[other] { $count } värden
}. narplan solve visar dem.
cli-why-same-side = Det är planen själv: välj ett annat scenario att jämföra med.
cli-why-not-drawn = Antagandet { $parameter } har inget spann i planen, så det flyttar ingenting.
cli-why-no-step = Planen har inget steg { $step }. narplan info PLAN visar stegen.
cli-why-no-gate = Steg { $step } har ingen uppföljning före sig.
cli-why-no-unit = Planen har ingen enhet ”{ $unit }”. Den har { $known }.
cli-why-no-district = Kartan har inget område ”{ $district }”.
cli-why-no-month = { $month } ligger utanför planen, som går från { $first } till { $last }.
cli-why-beside = Bredvid
cli-why-notes = Att veta
why-title = { $figure }: varför?
why-back = Tillbaka till { $figure }
why-plan = Planen
why-today = Nollalternativ
why-whole-period = hela perioden
why-movers = Flyttar siffran mest
why-counting = Räknar…
why-nothing-moves = Inget osäkert antagande flyttar den.
why-inputs = Bygger på
why-undefined = Siffran är odefinierad här: det finns inget att dela med.
why-course = Följer av månaderna före. Den hänger på:
why-at-most-100 = högst 100 %
why-not-below-0 = aldrig under 0
why-cut-formula = Formel
why-cut-account = Per konto
why-cut-unit = Per enhet
why-cut-year = Per år
why-cut-month = Per månad
why-cut-role = Per roll
why-cut-district = Per område
why-sum-accounts = Summan av kontona
why-sum-units = Summan av enheterna
why-sum-years = Summan av åren
why-sum-months = Summan av månaderna
why-sum-roles = Summan av rollerna
why-sum-districts = Behovsvägda barn i de områden som enheten betjänar
why-per-head = Beloppet delat med antalet, månadernas medeltal
why-cases = ärenden
why-children = barn
why-inhabitants = invånare
why-report-unit = anmälningar
why-sek = kr
why-filled = Tillsatta = förra månaden + började − slutade, samt de som flyttar med ett steg
why-steady = I planens första månad: det läge som de nuvarande tjänsterna och ärendena har uppnått
why-posts = Tjänster enligt planen: dagens, de som stegen flyttar och nya, samt chefer efter chefsspann
why-vacancies = Vakanta = tjänster − tillsatta
why-role-filled = Tillsatta: de som slutar ersätts efter rekryteringstiden
why-ramped = Tillsatta efter inskolning: varje nyanställd räknas med den del av full takt som tiden i tjänst ger
why-agency = Inhyrd personal = vakanser × andel som fylls
why-present = På plats = tillsatta efter inskolning + inhyrd personal
why-at-work = I arbete = på plats × (1 − frånvaro)
why-productive = Produktiva = i arbete − restid till besöksdagar
why-way = Restid till besöksdagar = besöksdagar × timmar per besöksdag ÷ arbetstimmar, högst alla i arbete
why-started = Startade utredningar = anmälningar × andel som utreds
why-reports = Anmälningar = utan ökning + ökningen under ett områdes första år
why-base-reports = Anmälningar utan ökning = behovsvägda barn × anmälningar per barn och år ÷ 12
why-rise = Ökningen under första året i de områden som nyss fått en egen enhet
why-need-children = Barn 0–17 × behovsvikt, summerat över områdena
why-heads = Antalet i de områden som enheten betjänar, månadernas medeltal
why-live-need = Behovsvägda barn i områden med en egen enhet i drift
why-rollout = Utbyggnadsgrad = behovet i områden i drift ÷ hela kommunens behov
why-open = Öppna utredningar = förra månaden + startade − avslutade, samt ärenden som flyttar med ett område
why-active = Pågående = öppna − de som väntar
why-waiting = De öppna utredningar som ärendetaket låter vänta
why-overdue = De öppna utredningar som startade för fyra månader sedan eller mer
why-closed = De utredningar som är klara i månaden, så långt kapaciteten räcker
why-capacity = Kapacitet per månad = produktiva { $workers } × ärendenorm ÷ utredningstid
why-caseload = Ärendebelastning = pågående utredningar ÷ produktiva { $workers }
why-coverage = Behovstäckning = kapacitet ÷ startade utredningar, högst 100 %
why-coverage-whole = Kommunens behovstäckning = täckta ÷ startade utredningar
why-covered = Täckta = startade utredningar × behovstäckning
why-account-pay = Lön = summan över rollerna av tillsatta × månadslön × löneindex, och lönetillägget
why-account-po = PO-pålägg = lön × årets pålägg
why-account-premises = Lokal = hyra, dubbel hyra, tillfälliga lokaler och anpassning som betalas över åren
why-account-establishment = Etablering = utrustning + rekryteringar + anpassning som betalas direkt
why-account-training = Utbildning = summan över rollerna
why-account-travel = Resor = personalens resor + besöksdagar
why-account-overhead = OH = (lön + PO) × OH-andel
why-account-agency = Inhyrd personal = summan över rollerna
why-role-pay = Lön för rollen = tillsatta × månadslön × löneindex
why-role-training = Utbildning för rollen = tillsatta × utbildning per år ÷ 12 × prisindex
why-role-agency = Inhyrd personal i rollen = inhyrda × månadslön × löneindex × (1 + PO) × prisfaktor
why-role-transferred = Överfört för rollen = tillsatta i överflyttade tjänster × kostnad per person
why-supplement = Lönetillägg = tillsatta { $workers } × tillägg × löneindex
why-rent = Hyra = yta × årshyra ÷ 12 × hyresindex
why-rent-double = Dubbel hyra = yta som lämnas men ännu hyrs × årshyra ÷ 12 × hyresindex
why-rent-temporary = Tillfällig lokal = yta × årshyra ÷ 12 × hyresindex × påslag
why-fit-out = Anpassning över åren: avskrivning och internränta, eller hyrestillägg
why-fit-out-at-once = Anpassning direkt = yta × kostnad per m² × prisindex, i öppningsmånaden
why-equipment = Utrustning = nya tjänster × kostnad per tjänst × prisindex
why-hiring = Rekrytering = de som började × kostnad per rekrytering × prisindex
why-staff-travel = Personalens resor = tillsatta × resor per år ÷ 12 × prisindex
why-visits = Besöksdagar = dagar × kostnad per dag × prisindex
why-gross = Bruttokostnad = summan av kontona
why-net-new = Netto nytt = brutto − Nollalternativets brutto
why-permanent = Varaktigt = brutto − det som är engångs
why-one-off-establishment = Engångs på etablering: hela kontot
why-one-off-premises = Engångs på lokal = dubbel hyra + tillfälliga lokaler
why-one-off-none = Kontot har inget som är engångs
why-transferred = Överfört = summan över rollerna av vad personal i överflyttade tjänster kostar
why-gap = Ofinansierat = brutto − det som källorna betalar
why-funded = Summan av källorna av detta slag
why-paid = Källan betalar det minsta av vad den har, vad som är kvar att betala och vad den får betala för
why-placements = Placeringar = utan effekt − det som effekten sparar
why-placements-without = Placeringar utan effekt = HVB + familjehem
why-residential = HVB = dygn per år × dygnskostnad ÷ 12 × prisindex
why-foster = Familjehem = dygn per år × dygnskostnad ÷ 12 × prisindex
why-saved = Sparat = placeringar utan effekt × effekt × andel av behovet som varit i drift tillräckligt länge
why-index-wage = löneindex
why-index-rent = hyresindex
why-index-other = prisindex
why-po-rate = årets PO-pålägg
why-with-po = 1 + årets PO-pålägg
why-months = månader på ett år
why-case-months = utredningstid, månader
why-not-absent = 1 − frånvaro
why-nothing = inget
why-head-cost = kr per person: lön med PO och OH, utbildning, resor
why-own-training = rollens egen utbildning, kr per år
why-area-kept = hyrd yta, m²
why-area-double = yta som lämnas men ännu hyrs, m²
why-area-temporary = tillfällig yta, m²
why-new-posts = nya tjänster i månaden
why-hires = började i månaden
why-leavers = slutade vid förra månadens slut
why-moved = flyttade med ett steg
why-visit-days = besöksdagar i månaden
why-days = dygn per år
why-name-posts = tjänster
why-name-filled = tillsatta
why-name-vacancies = vakanta
why-name-ramped = tillsatta efter inskolning
why-name-agency = inhyrda
why-name-present = på plats
why-name-at-work = i arbete
why-name-productive = produktiva
why-name-way = restid till besöksdagar
why-name-pay = lön
why-name-training = utbildning
why-name-agency-pay = kostnad för inhyrda
why-name-filled-transferred = tillsatta i överflyttade tjänster
why-name-transferred = överfört
why-name-supplement = lönetillägg
why-name-rent = hyra
why-name-rent-double = dubbel hyra
why-name-rent-temporary = tillfällig lokal
why-name-fit-out = anpassning över åren
why-name-equipment = utrustning
why-name-hiring = rekrytering
why-name-fit-out-at-once = anpassning direkt
why-name-staff-travel = personalens resor
why-name-visits = besöksdagar
why-name-active = pågående utredningar
why-name-waiting = väntande utredningar
why-name-capacity = kapacitet
why-name-covered = täckta utredningar
why-name-reports = anmälningar
why-name-base-reports = anmälningar utan ökning
why-name-rise = ökning första året
why-name-started = startade utredningar
why-name-closed = avslutade utredningar
why-name-need-children = behovsvägda barn
why-name-live-need = behovsvägda barn i drift
why-name-children = barn 0–17
why-name-inhabitants = invånare
why-name-placements-without = placeringar utan effekt
why-name-residential = HVB-dygn
why-name-foster = familjehemsdygn

# Varför: körningar, jämförelser, balans
why-yearly-reports = Anmälningar per år = månadens anmälningar × 12
why-equity = Täckningen för den femtedel av barnen som har störst behov ÷ täckningen för den femtedel som har minst
why-times = gånger
why-percentile = Det värde som { $percent } av { $runs } körningar ligger under, rakt mellan ordnade körningar (Hyndman och Fan 1996, definition 7)
why-error-p50 = Standardfel för P50 (Woodruff 1952)
why-within = Sannolikhet att hålla ramen
why-within-about = Körningar där inget är ofinansierat ÷ alla körningar
why-reaches = Sannolikhet att varje bas når { $target } behovstäckning
why-reaches-about = Körningar där också basen med lägst täckning når dit, i medeltal över de sista tolv månaderna ÷ alla körningar
why-last-months = de sista tolv månaderna
why-gate = Sannolikhet att uppföljningen före ”{ $step }” klaras
why-gate-about = Körningar där målet nås vid uppföljningen ÷ alla körningar
why-gate-plainly = Utan slump, allt vid det troligaste: { $value }. Målet är { $target }.
why-points = procentenheter
why-share-hits = Körningar där det inträffar
why-share-count = Alla körningar
why-share-error = Standardfel √(p(1 − p)/n): { $error }.
why-share-interval = 95 % konfidens: { $low }–{ $high } (Wilson 1927).
why-plainly = Utan slump: { $figure }
why-runs = { $runs } körningar med frö { $seed }, latinsk hyperkub: { $drawn } antaganden dras, varav { $assumed } är antaganden utan säker källa. Enskilda händelser dras inte.
why-runs-chance = { $runs } körningar med frö { $seed }, latinsk hyperkub: { $drawn } antaganden dras, varav { $assumed } är antaganden utan säker källa. Dessutom dras enskilda händelser: vem som slutar, anmälningar, rekryteringstider.
why-runs-paired = I varje körning jämförs planen med Nollalternativ under samma slumptal.
why-runs-before = Körningarna gäller planen som den var. Nya räknas när Osäkerhet visas.
why-spread = Förklarar spridningen (Sobol, totalt)
why-level = Medeltalet av månadernas behovstäckning, de sista tolv månaderna
why-level-lowest = Medeltalet av månaderna för den bas som har lägst: { $unit }
why-level-highest = Medeltalet av månaderna för den bas som har högst: { $unit }
why-level-months = månader med områden
why-load-spread = Den största basens behovsvägda barn ÷ den minstas, i den sista månaden
why-mean-way = Alla barns väg till sin bas ÷ antalet barn, i den sista månaden
why-ways = barnens vägar tillsammans
why-way-children = barn 0–19 med känd väg
why-moved-districts = Områden som i den sista månaden har en annan enhet än i { $reference }
why-and-more = Och { $n } till.
why-difference = Den ena sidan − den andra, var och en med sin egen kedja
why-difference-name = Skillnad i { $figure }
why-difference-title = { $figure }: { $side } jämfört med { $other }
why-paired = P10–P90 för skillnaden, ur { $runs } par av körningar med samma slumptal (frö { $seed }).
why-posts-per-child = tjänster per behovsvägt barn
why-cases-per-child = utredningar per behovsvägt barn
why-high-children = barn i den femtedel som har störst behov
why-four-pi = 4π
why-border = gränsens längd
why-circle = minsta cirkel runt om
why-hidden-rounded = Dolda tal ingår i summan, som därför är avrundad.
why-ask = Varför?
why-ask-of = Varför: { $text }
why-plan-with = med { $name } { $value }
why-plan-starts = om ”{ $step }” startar i { $month }
why-plan-moved = efter flytten
why-plan-cheapest = i den billigaste stegplanen
why-plan-near-cheapest = i en plan intill den billigaste
why-section = Så räknas det: docs/model.md, ”{ $section }”.
why-answer-before = Svaret gäller planen som den var. Det som står under det räknas på planen som den är nu.
why-bar = Stapel: { $param }
why-bar-title = { $outcome }: vad { $param } gör ensamt
why-bar-about = Stapelns längd = |f(högt värde) − f(lågt värde)|. f är { $outcome }, med allt annat på sitt troligaste värde och utan slump.
why-at-value = Vid { $value }
why-at-likely = Vid det troligaste, { $value }
why-search = Sökt mellan { $low } och { $high }: { $parts } lika delar prövas, och den del där det vänder halveras { $halvings } gånger, till en biljondel av sin bredd. Det som går fram och tillbaka inom en del syns inte.
why-turns = Vändpunkt: { $param }
why-turns-title = { $outcome }: planen mot { $other }, efter { $param }
why-turns-about = Det värde x av { $param } där D(x) = f(planen, x) − f({ $other }, x) byter tecken. f är { $outcome }; x är lika i båda, allt annat som i var och en, utan slump. Prövat strax under och strax över:
why-turns-first = Planen vid { $value }
why-turns-second = { $other } vid { $value }
why-goal = Mål: { $param }
why-goal-title = { $outcome } { $target }: vilket värde av { $param }?
why-goal-most = Det värde x av { $param } där f(x) ≤ { $target } börjar eller slutar gälla. f är { $outcome }, med allt annat på sitt troligaste värde och utan slump.
why-goal-least = Det värde x av { $param } där f(x) ≥ { $target } börjar eller slutar gälla. f är { $outcome }, med allt annat på sitt troligaste värde och utan slump.
why-goal-met = Vid { $value } nås målet
why-goal-missed = Vid { $value } nås det inte
why-goal-rounded = Svaret har fyra siffror och är avrundat åt det håll där målet nås.
why-safe = Tidigaste säkra start, ”{ $step }”
why-safe-about = Den första månad t där P(någon bas har mer än { $limit } ärenden per { $workers } i någon av månaderna t till t + 11) ≤ { $risk }. Övriga steg ligger som planerat. De sist prövade:
why-safe-planned = Som planerat, { $month }
why-safe-tried = Sökt månad för månad från { $first }; { $n ->
    [one] { $n } månad prövades.
   *[other] { $n } månader prövades.
}
why-start-risk = Risk vid start { $month }, ”{ $step }”
why-start-risk-about = Körningar där någon bas har mer än { $limit } ärenden per { $workers } i någon månad från { $from } till { $to } ÷ alla körningar
why-wait = kostnad av väntan
why-wait-title = kostnad av väntan, ”{ $step }”: start { $later } i stället för { $planned }
why-wait-about = Brutto med start { $later } − brutto med start { $planned }, hela perioden, körning för körning med samma slumptal. { $percent } av skillnaderna ligger under värdet.
why-wait-mean = Medelvärde ± standardfel
why-wait-gross = Utan slump: brutto med start { $month }
why-wait-plainly = Utan slump: skillnad
why-gate-later = Sannolikhet att uppföljningen före ”{ $step }” klaras med start { $month }
why-need-caseload = Behov = öppna utredningar ÷ ärendemålet ÷ (1 − frånvaro): tillsatta och inskolade { $workers }
why-need-coverage = Behov = startade utredningar × täckningsmålet × utredningstid ÷ ärendenorm ÷ (1 − frånvaro): tillsatta och inskolade { $workers }
why-need-target = ärenden per person, målet
why-need-share = täckning, målet (1 är full)
why-need-norm = ärendenorm
why-spare = Skillnad = planerade tjänster − behov
why-advertised = Annonseras, ”{ $step }”
why-advertised-set = Månaden är satt på steget.
why-advertised-lead = Start − rekryteringstid i hela månader, tidigast planens första månad
why-lead = rekryteringstid, uppåt till hela månader
why-months-count = { $n ->
    [one] { $n } månad
   *[other] { $n } månader
}
why-latest = Annonseras senast, ”{ $step }”
why-latest-about = Senast = start − m, där m är det minsta antal månader med P(rekryteringstid ≤ m) ≥ { $percent }
why-latest-months = minsta m
why-latest-within = P(rekryteringstid ≤ { $months })
why-latest-chance = Rekryteringstidens medelvärde dras ur sitt spann (200 lika troliga värden); kring det är tiden Poissonfördelad, i hela månader.
why-latest-drawn = Rekryteringstiden dras ur sitt spann (200 lika troliga värden); en del av en månad räknas som en hel.
why-cheapest = Billigaste stegplanen
why-cheapest-title = Billigaste stegplanen: netto nytt, hela perioden
why-cheapest-about = Lägsta netto nytt av alla planer med möjliga startmånader som når kurvan. Varje plan döms av simuleringen, utan slump.
why-cheapest-found = Den funna planen
why-cheapest-planned = Planen som den är
why-cheapest-bound = Ingen plan som når kurvan kostar mindre än
why-cheapest-rounding = Varav marginal för avrundning till ören
why-cheapest-curve = Kurva, { $measure } minst: { $points }.
why-cheapest-proven = Bevisat: ingen kombination återstår att pröva.
why-cheapest-open = Inte bevisat: sökningen avbröts innan alla kombinationer var prövade eller uteslutna.
why-cheapest-near = Planerna intill: en möjlig startmånad, eller en tjänst
why-cheapest-near-start = { $step }: { $was } → { $is }
why-cheapest-near-more = { $unit }: en tjänst mer
why-cheapest-near-fewer = { $unit }: en tjänst färre
why-cheapest-near-holds = Når det som krävs.
why-cheapest-near-misses = Når inte: { $miss }
why-district-reports = Anmälningar per år = barn 0–17 × behovsvikt × anmälningar per barn och år, utan ökningen under första året
why-share-0-17 = andel 0–17 av 0–19
why-need-weight = behovsvikt
why-reports-per-child = anmälningar per barn och år
why-distance = Rak linje från områdets mittpunkt till enhetens plats: √(öst² + nord²)
why-distance-east = i öst–västlig led
why-distance-north = i nord–sydlig led
why-changing = Barn 0–19 i områden som betjänas av minst två enheter i tur och ordning under planens månader
why-changing-twice = Barn 0–19 i områden som betjänas av minst tre enheter i tur och ordning under planens månader
why-changing-months = Det som hände före planens första månad räknas inte.
why-tag = Prislapp för en flytt
why-tag-about = Planen med flytten − planen som den är, simulerade var för sig. Före → efter:
why-tag-before = före flytten
why-tag-after = efter flytten
why-tag-difference = skillnad
why-tag-posts-stay = Tjänsterna är planens i båda; det är ärendena som flyttar.
why-tag-started = Utredningar per år = behovsvägda barn × anmälningar per barn och år × andel som utreds, alla enhetens områden i drift
why-tag-need-before = behovsvägda barn före
why-tag-need-after = behovsvägda barn efter
why-tag-posts = Tjänster vid normen = utredningar per år ÷ 12 × utredningstid ÷ ärendenorm ÷ (1 − frånvaro)
why-tag-cost = Kostnad per år = (tjänster vid normen efter − före) × kostnad per tjänst
why-tag-posts-after = tjänster vid normen efter
why-tag-posts-before = tjänster vid normen före
why-tag-worker-year = kostnad per tjänst och år, 2026 års priser
why-tag-worker-year-about = Lön och tillägg med PO och OH, utbildning, resor, hyra för tjänstens yta och en del, 1 ÷ chefsspann, av en chef.
why-tag-children = Summan av barn och unga 0–19 i områdena som byter enhet
why-tag-plan-cost = Per år = (brutto efter − brutto före) ÷ år, hela perioden, löpande priser och planens tjänster
why-tag-years = år
## ui risk
budget-tab-risk = Osäkerhet
risk-title = Hur säkra är siffrorna?
risk-empty = Planen körs många gånger med antaganden dragna inom sina spann. Svaren kommer här.
risk-renewing = Räknas om. Siffrorna gäller före ändringen.
risk-refining = Räknas noggrannare
risk-outdated = Gäller före ändringen
risk-runs = körningar
risk-runs-done = Preliminärt: { $runs } körningar
risk-seed = frö
risk-more-runs = Kör { $runs } i stället
risk-more-runs-tip = Antalet körningar ändras i planen. Med fler körningar blir sannolikheterna säkrare, men det tar längre tid.
risk-about-chance = { $runs } körningar av planen. I varje dras { $drawn } antaganden inom sina spann, varav { $assumed } är antaganden utan full källa eller ändrade i planen. Av slump dras vem som slutar, vilka anmälningar som kommer och när någon kan börja. P10, P50 och P90: en, fem och nio av tio körningar ligger under värdet. Talet efter ± är sannolikhetens medelfel i procentenheter. Säkerheten gäller om modellen och spannen stämmer.
risk-about-plain = { $runs } körningar av planen. I varje dras { $drawn } antaganden inom sina spann, varav { $assumed } är antaganden utan full källa eller ändrade i planen. Enskilda händelser dras inte. P10, P50 och P90: en, fem och nio av tio körningar ligger under värdet. Talet efter ± är sannolikhetens medelfel i procentenheter. Säkerheten gäller om modellen och spannen stämmer.
risk-share-most = { $percent } (högst { $bound })
risk-share-least = { $percent } (minst { $bound })
risk-net-new-whole = Netto nytt, hela perioden (P10–P90)
risk-net-new-about = Bruttokostnaden minus dagens organisations, i samma körning, summerad över perioden. Åtta av tio körningar ligger mellan värdena.
risk-median-mnkr = mnkr, P50 { $median }
risk-within-whole = Inom ramen hela perioden
risk-within-about = Andelen körningar där inget är ofinansierat i något år. Efter ± står medelfelet i procentenheter; vid 0 och 100 % gränsen för ett 95-procentigt intervall.
risk-needed = För medelfel 1 procentenhet behövs
risk-needed-about = Så många körningar krävs för att ingen av sannolikheterna här ska ha större medelfel än en procentenhet: p (1 − p) / 0,01².
risk-coverage-target = Mål för täckningen i procent
risk-reached-before = Sannolikhet att den sämsta basen når
risk-reached-after = % täckning det sista året:
risk-reached-about = Andelen körningar där behovstäckningen, i medeltal över de sista tolv månaderna, når målet i varje bas.
risk-fan-gross-accumulated = Bruttokostnad, ackumulerad
risk-fan-gross-year = Bruttokostnad per år
risk-fan-gross-month = Bruttokostnad per månad
risk-fan-gap = Ofinansierat, ackumulerat
risk-expected = troligaste värden
risk-fan-about = P10–P90 för varje månad för sig: ingen enskild körning följer linjerna. Streckat: planen med alla antaganden på sitt troligaste värde och utan slump.
risk-fan-note = Bandet är P10–P90. Streckad linje: alla antaganden på sitt troligaste värde, utan slump.
risk-fan-at-end = Vid årets slut, { $unit }
risk-fan-in-year = Under året, { $unit }
risk-years = Kostnad och ram per år
risk-years-unit = mnkr, löpande priser
risk-years-note = Netto nytt är mot dagens organisation i samma körning. Inom ramen: inget är ofinansierat under året.
risk-years-about = Medelfel för P50 (mnkr): brutto { $gross }, netto nytt { $net }, ofinansierat { $gap }.
risk-whole-period = Hela perioden
risk-column-gross = Brutto
risk-column-net-new = Netto nytt
risk-column-gap = Ofinansierat
risk-column-within = Inom ramen
risk-column-probability = sannolikhet
risk-column-error = { $figure }, medelfel (procentenheter)
risk-drivers = Vad beror det på?
risk-outcome-gross = Bruttokostnad
risk-outcome-net-new = Netto nytt
risk-outcome-gap = Ofinansierat
risk-outcome-coverage = Behovstäckning
risk-outcome-lowest-coverage = Täckning, sämsta basen
risk-outcome-caseload = Ärenden, mest belastade basen
risk-outcome-open = Öppna utredningar
risk-outcome-overdue = Äldre än 4 mån
risk-unit-cases = ärenden per handläggare
risk-unit-investigations = utredningar
risk-tornado = Ett antagande i taget
risk-tornado-middle = { $outcome }: { $value } med troligaste värden. Streckat mot lågt värde, fyllt mot högt.
risk-tornado-none = Inget antagande som dras ändrar den siffran.
risk-tornado-row = { $name }: { $low } ger { $at-low }, { $high } ger { $at-high }. Skillnad { $difference }.
risk-tornado-note = { $less ->
    [0] Alla som ändrar något visas.
    [one] Ett antagande till ändrar mindre.
   *[other] { $less } antaganden till ändrar mindre.
} { $still ->
    [0] {""}
    [one] Ett ändrar inget.
   *[other] { $still } ändrar inget.
}
risk-tipping = När vänder det?
risk-tipping-low = { $outcome }: lägre räknas som bättre. Ett antagande i taget, lika i båda.
risk-tipping-high = { $outcome }: högre räknas som bättre. Ett antagande i taget, lika i båda.
risk-tipping-turns = { $name } ({ $low }–{ $high }): { $turns }.
risk-tipping-turn-plan = överstiger det { $value } är planen bättre
risk-tipping-turn-today = överstiger det { $value } är { $other } bättre
risk-tipping-turn-same = överstiger det { $value } är de lika
risk-tipping-begin-plan = planen är bättre
risk-tipping-begin-other = { $other } är bättre
risk-tipping-begin-same = först är de lika
risk-tipping-other-today = Nollalternativet
risk-tipping-other = ”{ $title }”
risk-tipping-values = Planen: { $own }. { $other }: { $value }.
risk-against = mot
risk-against-today = Nollalternativet
risk-against-other = Annan plan
risk-against-file = Välj fil…
risk-against-tip = Jämför med en annan plan på samma karta och med samma månader. Den öppna planen ändras inte.
dialog-other-title = Välj en plan att jämföra med
risk-running-before = Räknas för planen före ändringen
risk-unseen = Ingen sannolikhet mellan 0 och 100 %
risk-percentage-points = procentenheter osäkra
risk-unseen-about = Det som prövas hände i ingen av { $runs } körningar, eller i alla. Den sanna sannolikheten ligger då med 95 procents säkerhet högst så långt från 0 eller 100 %: ungefär 3 delat med antalet körningar (Hanley och Lippman-Hand 1983).
risk-shares = Var kommer osäkerheten ifrån?
risk-shares-ask = Räkna ut andelar för { $outcome }
risk-shares-empty = Alla antaganden varieras samtidigt. Svaret säger hur stor del av spridningen som varje antagande står för. Det tar en stund.
risk-shares-none = Siffran varierar inte med antagandena, eller finns inte med några av deras värden.
risk-shares-about = { $outcome }: medel { $mean }, standardavvikelse { $deviation }. Andel av variansen, utan slump.
risk-shares-alone = ensamt
risk-shares-in-all = med samspel
risk-shares-row = { $name }: { $alone } ensamt, { $in-all } med samspel
risk-shares-group = { $group } ({ $members })
risk-shares-read = Så läses det: den fyllda delen av stapeln försvinner ur spridningen om just det antagandet blir känt; den streckade delen beror också på andra antaganden.
risk-shares-note = { $less ->
    [0] Alla visas.
    [one] Ett antagande till betyder mindre.
   *[other] { $less } antaganden till betyder mindre.
} Inom parentes, och som streck under stapeln: 95-procentigt intervall ({ $rows } rader). Antaganden i en grupp som rör sig tillsammans räknas som ett enda, även om sambandet är svagt.
risk-goal = Vad måste vara sant?
risk-goal-so-that = För att
risk-goal-figure = Siffra som ska nå ett mål
risk-goal-at-least = ska vara minst
risk-goal-at-most = ska vara högst
risk-goal-target = Mål
risk-goal-by = genom att ändra
risk-goal-assumption = Antagande som ändras
risk-goal-ask = Räkna ut
risk-goal-empty = Ett antagande i taget prövas: vilket värde måste det ha för att målet ska nås, när allt annat är som i planen?
risk-goal-other = Svaret gäller en annan fråga.
risk-goal-now = I planen är { $name } { $now }. Det ger { $outcome } { $reached }: målet nås inte.
risk-goal-held = I planen är { $name } { $now }. Det ger { $outcome } { $reached }: målet nås.
risk-goal-always = Målet nås med alla värden mellan { $low } och { $high }.
risk-goal-never = Inget värde mellan { $low } och { $high } gör att målet nås.
risk-goal-undefined = Siffran finns inte med alla värden mellan { $low } och { $high }.
risk-goal-from = { $name } måste vara minst { $value }. Då blir siffran { $gives }.
risk-goal-up-to = { $name } får vara högst { $value }. Då blir siffran { $gives }.
risk-goal-inside = Det ligger inom spannet { $low }–{ $high }.
risk-goal-outside = Det ligger utanför spannet { $low }–{ $high }.
risk-goal-set = Sätt till { $value }
risk-goal-note = Allt annat på sitt troligaste värde och utan slump. Prövat mellan { $low } och { $high }.
risk-tipping-plan = { $n ->
    [one] Ett antagande vänder inte inom sitt spann: planen är bättre.
   *[other] { $n } antaganden vänder inte inom sina spann: planen är bättre.
}
risk-tipping-today = { $n ->
    [one] Ett antagande vänder inte inom sitt spann: { $other } är bättre.
   *[other] { $n } antaganden vänder inte inom sina spann: { $other } är bättre.
}
risk-tipping-same = { $n ->
    [one] Ett antagande gör ingen skillnad mellan dem: de är lika.
   *[other] { $n } antaganden gör ingen skillnad mellan dem: de är lika.
}
risk-tipping-undefined = Siffran finns inte i båda: utan bas med områden i drift finns ingen sämsta bas. Välj en siffra för hela kommunen.
risk-safe = Tidigaste säkra startmånad
risk-safe-rule-limit = Högsta belastning
risk-safe-limit = Högsta belastning, ärenden per socialsekreterare
risk-safe-rule-risk = ärenden per socialsekreterare, högsta risk
risk-safe-greatest = Högsta risk i procent
risk-safe-ask = Räkna ut säkra månader
risk-safe-stop = Avbryt
risk-safe-other-rule = Svaret gäller en annan gräns.
risk-safe-empty = För varje steg söks den första månad då risken att någon bas går över belastningen inom tolv månader är tillräckligt liten. Övriga steg ligger som planerat. Månaderna märks ut på tidslinjen i Införande.
risk-safe-no-steps = Planen har inga steg framåt.
risk-safe-planned = Planerat
risk-safe-risk = Risk
risk-safe-earliest = Tidigast
risk-safe-never = ingen månad
risk-safe-least = Lägst risk av de månader som prövats: { $month }, { $risk }.
risk-safe-note = Risk: sannolikheten att någon bas har mer än { $limit } ärenden per socialsekreterare i någon månad inom ett år från start. Säkert: högst { $risk } %. { $runs } körningar per månad, övriga steg som planerat. Månaderna är märkta på tidslinjen i Införande.
risk-gates = Uppföljning mellan stegen
risk-gates-none = Inget steg har något villkor för uppföljning. Villkor sätts på steget i Införande.
risk-gates-note = Sannolikheten att villkoret är uppfyllt, med steget som planerat och ett halvår senare. Kostnad: vad ett halvårs väntan ändrar bruttokostnaden över hela perioden, körning för körning.
risk-gate-step = Steg
risk-gate-month = Följs upp
risk-gate-passes = Klarar villkoret
risk-gate-planned = som planerat
risk-gate-later = ett halvår senare
risk-gate-cost = Kostnad av väntan
risk-gate-cost-middle = mnkr, P50
risk-gate-cost-range = mnkr, P10 … P90
risk-gate-undecided = avgörs senare
risk-gate-coverage = täckning minst { $target } %
risk-gate-caseload = högst { $target } ärenden per socialsekreterare
risk-gate-funding = minst { $target } % finansierat
risk-gate-turnover = personalomsättning högst { $target } %
risk-planning = Socialsekreterare som behövs
risk-planning-norm = För normen { $norm } ärenden
risk-planning-coverage = För full behovstäckning
risk-planning-planned = Planerade
risk-planning-needed = Behövs
risk-planning-difference = Skillnad
risk-planning-most = Som mest
risk-planning-when = behövs, månad
risk-planning-base = Bas, heltider
risk-planning-no-units = Ingen bas har områden i drift.
risk-planning-about = Utan slump. För normen: öppna utredningar genom normen. För full täckning: startade utredningar per månad gånger utredningstid genom normen. Båda delas med 1 minus frånvaron.
risk-planning-note = Räknat på tillsatta och inskolade socialsekreterare, utan slump. Vakanser och inskolning kräver fler tjänster.
risk-advertise-start = Start
risk-advertise-planned = Annonseras
risk-advertise-latest = Senast för
risk-advertise-in-time = i tid
risk-advertise-late = för sent
risk-advertise-none = Inga steg framåt har nya tjänster.
risk-advertise-about = Rekryteringstiden dras ur sitt spann och, med slump, enskilda tider kring den.
risk-advertise-note = Senaste månad att annonsera för att tjänsterna ska vara tillsatta vid starten med { $percent } sannolikhet.
timeline-funding = Finansiering
timeline-funding-count = { $n ->
    [0] inga källor
    [one] en källa
   *[other] { $n } källor
}
timeline-funding-fold = Dölj finansieringskällorna
timeline-funding-unfold = Visa finansieringskällorna
timeline-funding-open = { $source }: ändra i budgeten
timeline-funding-months = { $source }, { $kind }: { $from } till och med { $to }
timeline-funding-on = { $source }, { $kind }: från { $from }, tills vidare
timeline-funding-from = { $source } börjar { $month }
timeline-funding-to = { $source } slutar efter { $month }
timeline-funding-no-end = { $source } har inget slut
timeline-funding-ends = slut { $month }
timeline-funding-next = till { $month }, sedan nästa
timeline-funding-pays = Betalar { $what }
timeline-funding-paid = Betalar { $amount } under planens månader
timeline-funding-after = När den tar slut ska { $amount } om året in i budgeten
timeline-funding-per-month = { $amount } tkr i månaden
timeline-funding-per-year = { $amount } mnkr om året
timeline-funding-help = Dra mitten eller en ände, eller använd vänster- och högerpil. Enter eller dubbelklick öppnar källan i budgeten.
timeline-funding-end-help = Dra eller tryck vänster- eller högerpil för att flytta månaden.
timeline-quick-net-new = Netto nytt { $amount } ({ $change })
timeline-quick-gap = Ofinansierat { $amount } ({ $change }), från { $month }
timeline-quick-no-gap = Allt är finansierat
rollout-figures-quick = Preliminärt: det som hålls i handen.
edit-label-funding-one = ändra { $source }
edit-label-funding-months = ändra månaderna för { $source } till { $from }–{ $to }
edit-label-funding-from = ändra månaderna för { $source }: från { $from }
timeline-safe = Tidigast säkra start: { $earliest } (risk { $risk }). Planerat: { $planned } (risk { $planned-risk }).
timeline-temporary = Tillfällig lokal, { $area } m²: från { $from } till och med { $last }
timeline-temporary-from = Tillfällig lokal för { $unit }: från { $month }
timeline-temporary-until = Tillfällig lokal för { $unit }: slutar { $month }, när lokalen har öppnat. Öppningen flyttas med.
# Antaganden: hur de dras, vem som ändrade dem; roller, ärendetyper, besök, priser, befolkning
budget-only-changed = Bara ändrade
budget-nothing-changed = Planen har inte ändrat något antagande.
budget-sheet-read = Hämta antaganden (CSV)…
budget-sheet-read-about = Läser värden, spridning och skäl ur ett kalkylblad som sparats härifrån eller ur en annan plan. Går att ångra.
budget-sheet-save = Spara antaganden (CSV)…
budget-sheet-save-about = Alla antaganden som ett kalkylblad, som kan ändras och läsas in i den här planen eller en annan.
budget-column-shape = Dras
budget-shape-of = Så dras { $name }
budget-not-drawn = Dras inte: värdet gäller i alla körningar.
budget-triangular-mean = Väntevärde i en triangelfördelning mellan lågt och högt: { $mean }.
budget-default = Standard: { $value } ({ $low }–{ $high })
budget-who = Ändrat av
budget-why = Därför att
budget-who-of = Vem som ändrade { $name }
budget-why-of = Varför { $name } är ändrat
budget-bad-number = Skriv ett tal från { $min } till { $max }, eller lämna tomt.
budget-bad-year = Skriv ett år från { $first } till { $last }.
budget-bad-seed = Skriv ett heltal, 0 eller mer.
budget-part-roles = Roller
budget-roles-note = Tomt fält: det allmänna värdet gäller. Ett eget namn används överallt där rollen nämns.
budget-role = Roll
budget-role-name = Eget namn
budget-role-area = Yta, m²/tjänst
budget-role-training = Utbildning, tkr/år
budget-role-name-of = Eget namn på rollen { $role }
budget-role-area-of = Lokalyta per tjänst, { $role }
budget-role-training-of = Utbildning per år, { $role }
budget-part-cases = Ärendetyper
budget-cases-note = Utredningar som tar olika lång tid. Utan typer tar alla utredningstiden ovan.
budget-cases-add = Lägg till ärendetyp
budget-case-new = Ny ärendetyp
budget-case-name = Namn på ärendetyp { $n }
budget-case-share = Andel, { $name }
budget-case-months = Utredningstid, { $name }
budget-cases-sum = Summa { $sum }
budget-cases-sum-other = Summa { $sum }: andelarna räknas i förhållande till varandra.
budget-cases-mean = Medeltid { $mean } månader. Den gäller i stället för utredningstiden ovan ({ $own }), vars spridning typernas tider följer.
budget-part-visits = Besöksdagar
budget-visits-note = Dagar då områdets enhet arbetar på plats där. Restiden tas från enhetens socialsekreterare när området har en egen enhet.
budget-visits-of = Besöksdagar i { $name }
budget-days-per-month = dagar per månad
budget-visits-cost = { $hours } timmars restid i månaden, { $tkr } tkr om året
budget-visits-sum = Tillsammans { $cost } (2026 års priser)
budget-visits-add = Lägg till område
budget-part-prices = Prisläge
budget-wage-month = Löner höjs i
budget-price-level = Belopp visas i
budget-prices-current = Löpande priser
budget-prices-fixed = Fasta priser
budget-price-year = Prisår
budget-price-year-note = års priser (december)
budget-prices-note = Varje månads belopp är i den månadens priser.
budget-prices-fixed-note = Alla månader har prisårets lön, hyra och övriga priser. Finansieringens belopp ändras inte och räknas därför som belopp i prisårets priser.
budget-part-population = Befolkningsprognos
budget-population-none = Ingen tabell: barnen är kartans barn 0–19 år gånger andelen 0–17 år, lika många alla år.
budget-population-source = Källa: { $source }
budget-population-import = Läs in befolkning (CSV)…
budget-population-format = En rad per område, år och ålder, från SCB eller kommunens prognos.
budget-population-remove = Ta bort tabellen
budget-population-ages = { $first }–{ $last } år
budget-population-all = 0–17 år
budget-part-uncertainty = Osäkerhet
budget-chance = Enstaka händelser dras
budget-chance-about = Vilka som slutar, vad som anmäls och när någon börjar dras månad för månad, i stället för att vara väntevärden.
budget-effects = Effekter dras
budget-effects-about = Effekter av omställningen, som effekten på placeringar, dras ur sin spridning. Annars gäller deras värde.
budget-runs = Antal körningar
budget-seed = Slumpfrö
budget-seed-about = Alla slumptal följer av det. Samma frö ger samma resultat.
budget-together = Antaganden som samvarierar
budget-together-note = I en grupp dras antagandena så att höga värden följs åt. Ett antagande kan vara med i en grupp.
budget-group-add = Lägg till grupp
budget-group-new = Grupp { $n }
budget-group-name = Namn på grupp { $n }
budget-correlation = Rangkorrelation
budget-correlation-of = Rangkorrelation i { $name }
budget-with-group = åt samma håll
budget-against-group = åt motsatt håll
budget-group-member = Lägg till antagande
budget-group-member-of = Lägg till antagande i { $name }

# Uppföljning före ett steg, och tillfälliga lokaler
gate-coverage = Behovstäckning
gate-caseload = Ärenden per socialsekreterare
gate-funding = Finansierad del
gate-turnover = Personalomsättning
gate-at-least = minst { $target }
gate-at-most = högst { $target }
gate-passes = Skulle klaras: { $value } mot { $target }
gate-fails = Skulle inte klaras: { $value } mot { $target }
gate-undefined = inget att mäta
gate-undecided = Avgörs inte: månaden ligger utanför planens tid.
timeline-gate = Uppföljning före { $step }, { $month }
timeline-gate-help = Dra för att välja månad, eller använd pilarna.
rollout-gate = Uppföljning före steget
rollout-no-gate = Ingen uppföljning. Den hindrar inte steget, men visar om villkoret skulle vara uppfyllt.
rollout-add-gate = Lägg till uppföljning
rollout-remove-gate = Ta bort uppföljningen
rollout-gate-measure = Vad som följs upp
rollout-gate-target = Mål för uppföljningen
rollout-gate-floor = Minst
rollout-gate-limit = Högst
rollout-gate-cases = per socialsekreterare
rollout-gate-before = månaden före start
rollout-gate-own = egen månad
rollout-gate-month = Uppföljningens månad
rollout-gate-funding = Gäller de tolv månaderna från stegets start.
rollout-gate-basis = Enligt körningen utan slump, { $month }.
rollout-gate-coverage-about = Lägsta behovstäckningen bland de baser som har områden i drift; innan någon har det, den centrala organisationens.
rollout-gate-caseload-about = Högsta antalet ärenden per socialsekreterare bland de baser som har områden i drift; innan någon har det, den centrala organisationens.
rollout-gate-funding-about = Den del av bruttokostnaden under tolv månader från stegets start som har finansiering.
rollout-gate-turnover-about = De senaste tolv månadernas personalomsättning i de baser som har områden i drift; innan någon har det, i den centrala organisationen.
rollout-temporary = Tillfällig lokal tills den öppnar
rollout-temporary-of = Tillfällig lokal för { $unit }
rollout-temporary-help = Hyrs från sin månad tills lokalen öppnar, och under dubbelhyran. Den anpassas inte.
rollout-temporary-from = Tillfällig lokal från
rollout-temporary-basis = Den tillfälliga lokalens yta gånger hyra och faktorn för tillfälliga lokaler.

## Classes and colours of the map
classes-method = Indelning i klasser
classes-default = Följ värdena
classes-default-is = Följ värdena: { $name }
classes-count = { $n } klasser
classes-count-name = Antal klasser
classes-limit = Gräns { $n }: { $value }. Dra, eller flytta med piltangenterna.
scheme-diverging = under och över
scheme-middle = Runt
scheme-middle-mean = kommunens medel
scene-middle-mean = under och över kommunens medel { $value } (vägt med folkmängd)
scene-middle-value = under och över { $value }
worked-need-index = Lokalt behovsindex
worked-need-index-base = barnvägt medel 0, standardavvikelse 1
worked-need-index-note = Planens eget vägda index, inte officiell statistik. Vilka indikatorer som ingår och vad de väger är ett antagande. Låg inkomst ensam vilseleder där studenter bor.
vision = Färgseende
vision-normal = normalt
vision-protanopia = utan rött (protanopi)
vision-deuteranopia = utan grönt (deuteranopi)
vision-tritanopia = utan blått (tritanopi)

## Två på en gång

scene-two-indicators = Två indikatorer
scene-square-counts = Talen är antal områden.
scene-square-thirds = Varje indikator är delad i tre lika stora grupper av områden.
scene-square-cell =
    { $first } { $range1 }, { $second } { $range2 }: { $n ->
        [one] 1 område
       *[other] { $n } områden
    }
scene-circle-area = Cirklarnas yta: { $count }
scene-circle-missing =
    { $n ->
        [one] 1 område saknar uppgift
       *[other] { $n } områden saknar uppgift
    }
scene-cartogram-note = Kartogram: områdena ligger bara ungefär på sin plats
two-title = Två på en gång
two-second = Andra indikator
two-none = Ingen
two-circles = Cirklar
two-circles-none = Inga
two-cartogram = Kartogram: efter { $count }
two-cartogram-plain = Kartogram
two-cartogram-count = Cirklarnas antal
two-cartogram-children = antal barn
two-cartogram-hint = Varje område blir en cirkel, lika stor som sitt antal. Dorlings kartogram.
menu-export-svg = Kartan som skalbar bild (SVG) …
cli-error-no-count = Indikatorn ”{ $id }” är inget antal. Välj någon av: { $known }.
cli-error-no-figures = ”{ $id }” är redan en klass: en karta med två indikatorer behöver tal.
cli-error-no-cartogram = Ett kartogram efter ”{ $id }” går inte att göra av den här kartan.
## Segregation
seg-no-groups = Kartan saknar antal per område för någon grupp. Läs in en tabell med grupp och antal totalt.
seg-group = Grupp
seg-among = Bland
seg-index = Segregationsindex (0–100)
seg-index-sentence = { $share } procent av gruppen skulle behöva flytta för att den ska vara jämnt spridd över områdena.
seg-counts = { $group } av { $all } ({ $share }) i { $areas } områden.
seg-missing = { $n ->
    [one] 1 område saknar uppgift och räknas inte.
   *[other] { $n } områden saknar uppgift och räknas inte.
}
seg-interval = 95 %: { $low }–{ $high }
seg-interval-note = SCB räknar alla, så detta är ingen urvalsosäkerhet. Intervallet (parametrisk bootstrap, 1 000 dragningar) visar hur långt bestående mönster kan ligga från det som ett enskilt år visar, om varje persons boplats ses som en slump. Det vet inget om fel i registren, om hushåll som flyttar tillsammans eller om hur områdena är skurna.
seg-formula-dissimilarity = D = ½ Σ |xᵢ/X − yᵢ/Y| · 100, där x är gruppen och y alla andra. Duncan & Duncan 1955; så publicerar Linköpings kommun sitt Segregationsindex.
seg-formula-isolation = Σ (xᵢ/X)(xᵢ/tᵢ). Bell 1954, Lieberson 1981.
seg-formula-exposure = Σ (xᵢ/X)(yᵢ/tᵢ) = 1 − isolering. Bell 1954, Lieberson 1981.
seg-formula-theil = H = Σ tᵢ(E − Eᵢ)/(TE), där E är entropin för grupp och övriga. Theil & Finizza 1971.
seg-formula-gini = Ytan mellan segregationskurvan och diagonalen, dubblad. Duncan & Duncan 1955.
seg-says-dissimilarity = { $value } av gruppen skulle behöva flytta för en jämn spridning.
seg-says-isolation = En person i gruppen bor i genomsnitt i ett område där gruppen är { $value } av invånarna; jämnt spridd vore det { $even }.
seg-says-exposure = En person i gruppen bor i genomsnitt i ett område där andra är { $value } av invånarna; jämnt spridd vore det { $even }.
seg-says-theil = Områdena är i genomsnitt { $value } mindre blandade än hela kommunen.
seg-says-gini = 0 är jämnt spritt, 1 helt åtskilt.
seg-between-title = Följer basernas gränser delningen?
seg-between = av stadens delning (Theils H) ligger mellan baserna, resten inom dem.
seg-between-change = av delningen ligger mellan baserna; flytten i handen ändrar det med { $change } procentenheter.
seg-even = Gruppen är helt jämnt spridd.
seg-bar = { $between } mellan baserna, { $within } inom dem
seg-part-share = gruppens andel
seg-part-within = H inom basen
seg-show-quotient = Visa lokaliseringskvot på kartan
seg-division = Alla mått beror på hur staden är delad i områden och jämförs bara på samma indelning, aldrig mellan kommuner.
worked-quotient = Lokaliseringskvot: { $group }
worked-quotient-base = gruppens andel delad med kommunens; 1 är som i hela kommunen
worked-quotient-note = (xᵢ/tᵢ) / (X/T). Isard 1960; Brown & Chung 2006. 2 är dubbelt så stor andel som i hela kommunen.

## Clusters on the map
cluster-section = Ligger lika nära lika?
cluster-title = Kluster
cluster-waiting = Räknar …
cluster-moran = Morans I
cluster-formula = I = n/S₀ · ΣᵢΣⱼ wᵢⱼ zᵢ zⱼ / Σᵢ zᵢ² med radstandardiserade vikter. Moran 1950; Cliff & Ord 1981. p ur permutationer av områdenas värden.
cluster-p = p = { $p } · väntat { $expected } · { $n } områden · { $permutations } permutationer
cluster-says-alike = Områden med lika värden ligger närmare varandra än slumpen skulle ge.
cluster-says-unlike = Områden med olika värden ligger oftare bredvid varandra än slumpen skulle ge.
cluster-says-nothing = Mönstret går inte att skilja från slumpen.
cluster-show-local = Lokala kluster på kartan
cluster-show-hot = Heta och kalla (Gi*)
cluster-neighbours = Grannar
cluster-rook = delar gräns
cluster-queen = delar gräns eller hörn
cluster-nearest-4 = de 4 närmaste
cluster-nearest-8 = de 8 närmaste
cluster-fdr = Håll nere falska fynd (FDR)
cluster-fdr-source = Benjamini & Hochberg 1995; för LISA Caldas de Castro & Singer 2006. Av de områden som pekas ut väntas högst 5 procent vara slumpens verk.
cluster-fdr-note = 5 procents nivå, justerad för många jämförelser
cluster-alpha-note = 5 procents nivå för varje område för sig
cluster-hot = hett: höga värden i och omkring
cluster-cold = kallt: låga värden i och omkring
cluster-nothing = inget säkert mönster
cluster-isolate = saknar granne med värde
cluster-note = Lokal Moran: Anselin 1995. Gi*: Ord & Getis 1995. Ett kluster är ett mönster, ingen orsak, och beror på områdesindelningen.

## The need index
need-name = Indexets namn
need-on-map = Visa på kartan
need-why = Planens eget index: vikterna är en värdering. Utgångspunkten är ekonomiskt bistånd, arbetslöshet, ensamstående föräldrar och kort utbildning, vägt med barn. Låg inkomst ensam vilseleder där studenter bor: i Ryd och Valla-T1 är låg ekonomisk standard vanlig men biståndet lågt.
need-more = Högre värde räknas som större behov
need-less = Lägre värde räknas som större behov
need-no-direction = { $name } (inget behov i sig; mer räknas uppåt)
need-not-on-map = saknas på kartan
need-sum = Vikternas summa: { $sum }
need-scores = Poäng
need-scores-z = avstånd från medel (z)
need-scores-rank = rangordning (0–1)
need-scores-min-max = mellan lägst och högst (0–1)
need-by-children = Områden räknas efter antal barn
need-order = Störst behov
need-robust = Stapeln: hur ofta området är bland de { $n } med störst behov när vikterna dras på nytt 1 000 gånger runt de valda.
need-robust-source = Vikterna dras ur en Dirichletfördelning med de valda som medel (koncentration 4 för varje indikator: antagande). OECD & JRC 2008, Handbook on constructing composite indicators, steg 7.
need-row = { $name }: plats { $rank }. Bland de { $n } högsta i { $share } av viktningarna; nio av tio ger plats { $low } till { $high }.
seg-divisions-title = Vad indelningen gör med indexet
seg-divisions-law = Uppspännande träd (Wilson 1996) delade i slumpvalda grenar; delarna behöver inte vara lika stora. Samma frö ger samma band. Index på olika indelningar jämförs inte med varandra, och aldrig mellan kommuner (Openshaw 1984).
# Segregation på flera nivåer
level-finer = Finare områden
level-districts = Stadsdelar
level-bases = Baser
level-index = Mått per nivå
level-parts = { $n } st
level-missing = { $n } utan antal
level-band = Slumpade delningar i lika många delar: { $low }–{ $high } (5–95 %); { $below } av dem ligger lägre
level-law = Varje nivå jämförs med 1 000 slumpade sammanhängande sammanslagningar av nivån ovanför. Index på olika nivåer jämförs inte med varandra.
level-no-finer = Läs in finare områden (till exempel DeSO eller basområden) för att se stadsdelarna mot slumpade delningar.
level-no-counts = Filen med finare områden saknar kolumner med gruppens antal och antalet totalt.
level-no-borders = Stadsdelarna har inget band: en tabell säger inte vilka områden som gränsar till varandra. Läs in områdenas gränser som GeoJSON.
level-not-all = Stadsdelarna har inget band: { $count ->
    [one] en stadsdel saknar
   *[other] { $count } stadsdelar saknar
} finare områden.
level-sums = De finare områdena summerar inte till stadsdelens eget antal i { $n ->
    [one] en stadsdel
   *[other] { $n } stadsdelar
} ({ $names }{ $rest ->
    [0] {""}
   *[other] {" "}och { $rest } till
}). Publicerade tal rättas aldrig.
level-loaded = { $file }: { $n } områden
level-unread = De finare områdena i { $path } kunde inte läsas.
level-load = Läs in finare områden …
level-load-tip = En tabell (CSV) med områdets kod, stadsdelens kod och antal, eller en karta (GeoJSON) där varje område hör till den stadsdel det mest ligger i. Kolumnerna heter som i stadsdelarnas tabell.
level-remove = Ta bort
finer-note-areas = { $areas } finare områden i { $districts } stadsdelar, { $columns } kolumner med tal.
finer-note-outside = { $count ->
    [one] Ett område ligger
   *[other] { $count } områden ligger
} utanför kartan och är inte med.
finer-note-straddling = { $count ->
    [one] Ett område ligger
   *[other] { $count } områden ligger
} till mer än en tiondel utanför sin stadsdel: { $names }.
finer-note-districts-missing = { $count ->
    [one] En stadsdel saknar
   *[other] { $count } stadsdelar saknar
} finare områden: { $names }.
finer-note-sums = { $column }: summan av de finare områdena är inte stadsdelens eget antal i { $names }. Inget är ändrat.
finer-note-no-counts = Ingen kolumn heter som ett av stadsdelarnas antal, så inget mått kan räknas på de finare områdena.
finer-note-changed = Filen med finare områden, { $path }, har ändrats sedan den lästes in i planen.
finer-note-unread = De finare områdena i { $path } kunde inte läsas. Planen är hel utan dem.
table-error-finer-district = { $file }, rad { $row }: området { $area } ska ligga i ”{ $district }”, som kartan inte har. Skriv stadsdelens kod eller namn.
table-error-finer-twice = { $file }: rad { $first } och { $second } gäller båda området { $area }. Ta bort den ena.
table-error-finer-outside = { $file }: inget område ligger på planens karta.
edit-label-finer = läs in finare områden
edit-label-no-finer = ta bort finare områden
dialog-finer-title = Läs in finare områden
file-type-finer = Tabell eller karta
cli-segregation-levels = Mått på varje nivå: segregationsindex 0–100, övriga 0–1
cli-col-level = nivå
cli-col-parts = delar
cli-col-index = index
cli-col-band = slump 5–95 %
cli-col-below = lägre
segregation-undefined-short = odefinierat
# Kartans utseende i planen
style-note-unknown = { $count ->
    [one] Planen visade kartan med något som den inte har längre
   *[other] Planen visade kartan med sådant som den inte har längre
}: { $ids }.
reduce-motion = Mindre rörelse
scene-faded = bortvalda stadsdelar
## cheapest
suggest-label-cheapest = { $count ->
    [one] ta över billigaste stegplan, { $count } ändring
   *[other] ta över billigaste stegplan, { $count } ändringar
}
suggest-question-cheapest = Billigaste stegplan
suggest-about-cheapest = Startmånader som når en täckningskurva inom ramen till lägsta nettokostnad, med bevis.
suggest-ask-cheapest = Sök billigaste plan
suggest-take-cheapest = Ta över planen
cheapest-error-no-curve = Kurvan har ingen punkt. Lägg till minst en månad med en andel.
cheapest-error-month = Kurvans punkt { $month } ligger utanför planens månader. Flytta den.
cheapest-error-share = En andel på kurvan är inte över 0 och högst 100 %. Rätta den.
cheapest-error-grid = Möjliga starter är varje månad, kvartal eller halvår. Välj ett av dem.
cheapest-error-posts = Högst { $max } tjänster fler eller färre per bas går att pröva. Välj ett lägre tal.
cheapest-error-step = Planen har inget steg med id { $id }.
cheapest-error-too-many = { $bases } baser med { $posts } tjänster fler eller färre är för många kombinationer. Välj färre tjänster.
cheapest-impossible = Ingen plan når kurvan inom villkoren: alla är uteslutna.
cheapest-none-yet = Ingen plan som når kurvan har hittats än. Ge sökningen längre tid.
cheapest-nearest = Närmast: { $miss }
cheapest-miss-point = { $reached } i stället för { $needed } från { $month }.
cheapest-miss-year = { $gap } tkr ofinansierat { $year }.
cheapest-tried = { $tried } simulerade planer av { $space } möjliga.
cheapest-starts = Start
cheapest-posts = Socialsekreterare när alla steg har startat
cli-cheapest-proven = Nettokostnad { $cost } tkr: bevisat billigast.
cli-cheapest-bound = Nettokostnad { $cost } tkr; ingen plan kostar mindre än { $bound } tkr.
cli-cheapest-no-bound = Nettokostnad { $cost } tkr; ingen gräns är känd.
cli-cheapest-planned = Planen som den är: nettokostnad { $cost } tkr.
cli-cheapest-planned-short = Planen som den är når inte målet: { $miss }
cheapest-curve = Täckningskurva
cheapest-curve-about = Från varje månad och framåt ska måttet vara minst den andel som anges.
cheapest-measure-rollout = Utbyggnadsgrad
cheapest-measure-coverage = Behovstäckning
cheapest-point = Punkt { $number }
cheapest-at-least = minst
cheapest-point-add = Lägg till punkt
cheapest-point-remove = Ta bort punkt { $number }
cheapest-grid = Möjliga starter
cheapest-grid-1 = Varje månad
cheapest-grid-3 = Kvartal
cheapest-grid-6 = Halvår
cheapest-vary-posts = Socialsekreterare per bas, fler eller färre
cheapest-frame = Inget ofinansierat något år
cheapest-frame-about = Bidrag, extra medel och nämndens ram räcker till varje månads kostnad.
cheapest-hold = Ligger fast
cheapest-proven-1 = Bevisat billigast bland alla startmånader
cheapest-proven-3 = Bevisat billigast bland alla startmånader på kvartal
cheapest-proven-6 = Bevisat billigast bland alla startmånader på halvår
cheapest-gap = Högst { $amount } dyrare än det billigaste
cheapest-proof = Ingen plan kostar mindre än { $bound }. Öresavrundning kan göra { $rounding }. Ett steg får också starta den månad som planen har; stegens ordning ligger fast.
cheapest-cost = Nettokostnad
cheapest-cost-about = Bruttokostnad utöver nollalternativet under planens alla månader, i planens prisläge.
cheapest-same = Planen är redan den billigaste som hittats.
cheapest-assumption = Kostnad och täckning simuleras med planens antaganden.
## statistics: segregation, classes, clusters
segregation-dissimilarity = Segregationsindex (olikhet)
segregation-isolation = Isolering
segregation-exposure = Exponering
segregation-theil-h = Theils H
segregation-gini = Ginis segregationsindex
segregation-dissimilarity-means = { $percent } av gruppen skulle behöva flytta för att alla områden skulle ha samma andel.
segregation-isolation-means = En person i gruppen bor i ett område där i medeltal { $percent } hör till gruppen.
segregation-exposure-means = En person i gruppen bor i ett område där i medeltal { $percent } är andra.
segregation-theil-h-means = Områdena är i medeltal { $percent } mindre blandade än hela kartan.
segregation-gini-means = 0 % är en helt jämn fördelning och 100 % helt skilda områden; här { $percent }.
segregation-undefined-nobody = odefinierat: ingen är räknad
segregation-undefined-no-group = odefinierat: gruppen saknas
segregation-undefined-no-others = odefinierat: alla hör till gruppen
segregation-undefined-not-a-count = odefinierat: ett antal är negativt eller inget tal
segregation-undefined-more-than-all = odefinierat: gruppen är större än alla i ett område
segregation-note-years = Gruppen och alla är från olika år.
segregation-note-division = Måtten beror på hur områdena är indelade. De kan jämföras mellan år på samma indelning, men inte mellan kommuner.
segregation-note-interval = Intervallet visar vad slumpen kunde ha gjort med samma människor. Antalen är totalräknade, så det är inget urvalsfel, och det säger inget om fel i registret eller om indelningen.
classes-jenks = Naturliga brytpunkter
classes-quantiles = Lika många i varje klass
classes-equal = Lika breda klasser
classes-std = Medelvärde och standardavvikelse
classes-headtail = Topp och svans
classes-manual = Egna gränser
classes-categories = Kategorier
classes-unclassed = Steglös skala utan klasser
area-type-great-challenges = Områden med stora socioekonomiska utmaningar
area-type-challenges = Områden med socioekonomiska utmaningar
area-type-mixed = Socioekonomiskt blandade områden
area-type-good = Områden med goda socioekonomiska förutsättningar
area-type-very-good = Områden med mycket goda socioekonomiska förutsättningar
cluster-high-high = högt bland höga
cluster-low-low = lågt bland låga
cluster-high-low = högt bland låga
cluster-low-high = lågt bland höga
cluster-not-significant = ej signifikant
cluster-too-few = Odefinierat: färre än tre områden har ett värde.
cluster-no-variation = Odefinierat: alla värden är lika.
cluster-no-neighbours = Odefinierat: inga områden med värden är grannar.
cli-segregation-title = { $group }: { $count } av { $people } ({ $total }) i { $districts } områden
cli-segregation-indices = Mått med 95 % intervall
cli-segregation-index = { $name }: { $value } ({ $low }–{ $high }). { $means }
cli-segregation-undefined = { $name }: { $reason }
cli-segregation-split = { $share } av segregationen (Theils H) ligger mellan enheterna, resten inom dem
cli-segregation-quotients = Lokaliseringskvot: gruppens andel i området delat med dess andel i allt
cli-classify-empty = tom
cli-classify-missing = { $count ->
    [one] 1 område saknar uppgift.
   *[other] { $count } områden saknar uppgift.
}
cli-moran-whole = Morans I är { $i }; slumpen ger { $expected }. p = { $p } (tvåsidigt, { $permutations } permutationer, grannar: { $neighbours }).
cli-moran-alike = Liknande områden ligger intill varandra oftare än slumpen ger.
cli-moran-unlike = Olika områden ligger intill varandra oftare än slumpen ger.
cli-moran-chance = Läget kan inte skiljas från slumpens.
cli-moran-isolates = { $count ->
    [one] 1 område saknar grannar och räknas inte med.
   *[other] { $count } områden saknar grannar och räknas inte med.
}
cli-moran-local = Runt varje område, tvåsidigt p högst { $alpha }
cli-moran-local-fdr = Runt varje område, p justerat för många prov (Benjamini och Hochberg) högst { $alpha }
cli-col-group = gruppen
cli-col-all = alla
cli-col-quotient = kvot
cli-col-theil-h = Theils H
cli-col-between = mellan
cli-col-within = inom
cli-col-class = klass
cli-col-range = värden
cli-col-cluster = kluster
cli-col-moran = lokalt I
cli-col-p = p
cli-col-gi = Gi (z)
cli-col-gi-star = Gi* (z)
## The panel to the right in Karta
explain-table = Tabell
explain-scatter = Samband
explain-time = Över tid
explain-nothing = Välj en uppgift att visa på kartan.
figures-of-years = Olika år: { $years }. Siffrorna är inte från samma tid.
filter-unit = Visa bara baser
filter-units-all = Alla baser
filter-step = Visa bara steg
filter-steps-all = Alla steg
filter-no-step = Inget steg
filter-shown = Visar { $n } av { $all } områden
filter-show-all = visa alla
filter-class = Visa bara { $class }
filter-class-about = Klicka för att visa bara den här klassen; klicka på fler för att lägga till dem.
histogram-name = Fördelning av värdena
table-columns = Fler kolumner ({ $n })
table-columns-name = Välj upp till tre kolumner till
table-copy = Kopiera
table-copy-about = Tabellen som den står, för Excel
table-code = Kod
table-name = Område
table-unit = Bas
table-sort = Sortera efter { $column }
table-row = Markera { $name } ({ $unit })
table-cell = { $district }, { $title }: { $value }
table-missing = saknas
table-sum = Summa
table-mean = Medel, vägt med folkmängd
table-sum-mean = Summa / vägt medel
table-total-sum = Summa, { $title }: { $value }
table-total-mean = Medel vägt med folkmängd, { $title }: { $value }
scatter-up = Uppåt
scatter-right = Åt höger
scatter-point = { $name }. { $y }. { $x }
correlation-undefined = odefinierat
correlation-few = Minst tre områden med båda uppgifterna behövs, här finns { $n }.
correlation-flat = Sambandet är odefinierat: en av uppgifterna är lika i alla { $n } områden.
correlation-none = Det finns knappt något samband mellan { $x } och { $y } (r = { $r }, { $n } områden).
correlation-weak-up = När { $x } är högre är { $y } något oftare också högre (r = { $r }, { $n } områden). Samband är inte orsak.
correlation-weak-down = När { $x } är högre är { $y } något oftare lägre (r = { $r }, { $n } områden). Samband är inte orsak.
correlation-clear-up = När { $x } är högre är { $y } oftast också högre (r = { $r }, { $n } områden). Samband är inte orsak.
correlation-clear-down = När { $x } är högre är { $y } oftast lägre (r = { $r }, { $n } områden). Samband är inte orsak.
correlation-line = Pearson r = { $pearson } · Spearman = { $spearman } · n = { $n }
correlation-formula = Varje område väger lika. Pearson (1895): summan av (x − medel)(y − medel), delad med roten ur summan av (x − medel)² gånger summan av (y − medel)². Hur nära punkterna ligger en rät linje. Spearman (1904): samma mått på rangtalen, där lika värden får sin medelrang. Orden följer Cohen (1988): under 0,1 knappt något, från 0,5 tydligt.
correlation-missing = { $n ->
    [one] Ett område saknar någon av uppgifterna och är inte med.
   *[other] { $n } områden saknar någon av uppgifterna och är inte med.
}
correlation-areas = Gäller områden, inte personer: vad som gäller mellan områden behöver inte gälla för dem som bor där (ekologiskt felslut, Robinson 1950).
time-none = Kartan har bara ett år av varje uppgift. Med flera år av samma uppgift, till exempel folkmangd_2022 och folkmangd_2025, visas de här bredvid varandra.
time-series = Uppgift över tid
time-change = Ändring
time-from = Från
time-to = Till
time-difference = Skillnad
time-percent = Procent
time-show = Visa ändringen på kartan
change-title = { $title }, ändring { $from }–{ $to }
change-base = ändring { $from }–{ $to }
change-base-percent = av värdet { $from }, ändring till { $to }
change-note = Värdet { $to } minus värdet { $from }. Små ändringar kan bero på att källan avrundar eller skyddar talen.
change-note-percent = Värdet { $to } minus värdet { $from }, i procent av värdet { $from }. Stora tal kan komma av att området är litet.
change-made-otherwise = Åren är framräknade på olika sätt: en del av ändringen kan bero på det.
scene-range = { $low } till { $high }
indicator-unit-percent-points = procentenheter
card-title = Var kommer siffran ifrån?
card-definition = Att tänka på
card-unit = Enhet
card-base = Räknas bland
card-year = År
card-year-none = källan anger inget år
card-source = Källa
card-made = Framräknad
card-made-weighted = Befolkningsvägt medelvärde av mindre områden, inte källans egen siffra för området.
card-made-share = 100 · { $part } / { $whole }
card-made-source = Källans egen siffra, oförändrad.
card-made-need = Varje uppgift görs om till barnvägt medel 0 och standardavvikelse 1, vägs samman och görs om en gång till. Vikterna är ett antagande.
card-parts = Täljare / nämnare
card-hidden = Dolda värden
card-hidden-none = Planens röjandekontroll rör inte uppgiften: värdet visas som det står i källan.
card-hidden-counts = Antal på 1–{ $most } visas inte (planens röjandekontroll), och inte heller tal som skulle röja dem. Summor över dolda antal avrundas till { $step }.
card-hidden-shares = Andelar visas inte där underlaget är mindre än { $base } eller antalet 1–{ $most } (planens röjandekontroll).
card-hidden-unknown = Underlaget för enskilda områden är inte känt här, så planens röjandekontroll kan inte prövas. Värdet visas som det står i källan.
card-hidden-hidden = Dolt av planens röjandekontroll: antal på 1–{ $most }, andelar av färre än { $base } och tal som skulle röja dem visas inte. I summor och beräkningar står ett och samma tal i stället för dolda antal, och summor avrundas till { $step }.
card-hidden-missing = Källan har inget värde för området. Det kan saknas eller vara dolt av källan.
card-row = Rad
card-row-district = { $code }, kolumn { $columns } i { $file }
card-row-columns = kolumn { $columns } i { $file }
card-total = Tillsammans
card-total-sum = { $missing ->
    [0] Summan av områdena.
   *[other] Summan av områdena utan de { $missing } som saknar värde.
}
card-total-hidden = { $n ->
    [one] Ett dolt antal ingår med ett mittvärde, så summan är avrundad till { $step }.
   *[other] { $n } dolda antal ingår med ett mittvärde, så summan är avrundad till { $step }.
}
card-total-mean = { $missing ->
    [0] Medelvärde vägt med folkmängd. Basen kan vara en annan än alla invånare, så kommunens egen siffra kan avvika.
   *[other] Medelvärde vägt med folkmängd, utan de { $missing } områden som saknar värde. Basen kan vara en annan än alla invånare, så kommunens egen siffra kan avvika.
}
card-total-none = Uppgiften går inte att summera och har inget rättvisande medel; ett medel av medianer är ingen median.
card-need-weight = vikt { $weight }
card-weight = { $weight } = exp(b · index), normerat så att barnvägt medel är 1; b = { $b }, antagande.
card-reports = { $reports } = barn 0–17 · anmälningar per 1 000 barn · behovsvikt.
tip-sources = Högerklick: var siffrorna kommer ifrån
card-others = Fler siffror om området
explain-segregation = Segregation
explain-need = Behov

# Arbetsbok, papper och GeoPackage
report-error-plan = Planen kunde inte skrivas ner: { $detail }.
report-error-workbook = Arbetsboken kunde inte göras: { $detail }.
report-error-geopackage = GeoPackage-filen kunde inte göras: { $detail }.
gpkg-districts = Områden
gpkg-units = Baser
gpkg-places-assumed = Var enheterna ligger är antaganden i planen.
report-error-paper = Dokumentet kunde inte sättas: { $detail }.
paper-status-draft = Utkast
paper-status-proposal = Förslag
paper-status-decided = Beslutad
paper-version = Version { $version }
paper-undated = Odaterad, planens period { $period }
paper-program = Närplan { $version }
paper-seed-and-plan = Frö { $seed } · plan { $hash } (början av SHA-256)
paper-page = Sida
paper-of = av
paper-to-write = Att skriva:
paper-north = Norr uppåt
paper-map-sheet = Kartblad
paper-map-book = Kartbok
paper-map-plane = Kartplan SWEREF 99 TM
paper-map-alt = Karta: { $title }. Förklaringen i bilden säger vad färgerna betyder; samma uppgifter finns i tabellform i planens arbetsbok.
paper-plan-map-alt = Karta över vilken enhet som betjänar varje område i { $month }.
paper-units-map = Områden per enhet
paper-in-the-end = när alla steg är genomförda
paper-assumptions = Antaganden
paper-assumptions-about = Lågt och högt är ändarna av det spann som ett osäkert värde kan ligga i. Märket ”antagande” står där ett värde inte vilar på en namngiven källa, eller har ändrats i planen.
paper-choices = Val: sådant som någon bestämmer
paper-uncertain = Osäkra värden
paper-effects = Effekter
paper-name = Benämning
paper-value = Värde
paper-range = Lågt – högt
paper-unit = Mått
paper-mark = Märke
paper-source = Källa
paper-period = Period
paper-assumed = antagande
paper-no-source = Ingen källa
paper-changed = Ändrat i planen från { $default }
xlsx-sheet-summary = Sammanfattning
xlsx-sheet-districts = Distrikt
xlsx-sheet-bases = Baser
xlsx-sheet-steps = Steg
xlsx-sheet-staffing = Bemanning per månad
xlsx-sheet-budget = Budget per år och konto
xlsx-sheet-funding = Finansiering
xlsx-sheet-certainty = Osäkerhet
xlsx-sheet-assumptions = Antaganden
xlsx-sheet-about = Om filen
xlsx-page = Sida { $page } av { $pages }
xlsx-formulas-note = Summor är formler. Belopp är kronor i löpande priser om inget annat sägs på bladet Om filen.
xlsx-money-by-year = Kronor
xlsx-sum = Summa
xlsx-mnkr = mnkr
xlsx-year = År
xlsx-months = Månader
xlsx-months-about = Antal månader av året som är beräknade.
xlsx-gross = Bruttokostnad
xlsx-baseline = Nollalternativ
xlsx-net-new = Netto nytt
xlsx-one-off = Engångskostnader
xlsx-permanent = Varaktig kostnad
xlsx-transferred = Följer överflyttad personal
xlsx-children = Barn 0–17 år (medeltal)
xlsx-per-child = Kostnad per barn, kr
xlsx-inhabitants = Invånare
xlsx-per-inhabitant = Kostnad per invånare, kr
xlsx-gap = Ofinansierat
xlsx-kind-cost = kostnad
xlsx-kind-sum = summa
xlsx-kind-value = värde
xlsx-kind-derived = härledd
xlsx-column-unit = Enhet
xlsx-column-unit-about = Enheten, eller hela kommunen.
xlsx-column-account = Konto
xlsx-column-account-about = Kontot, eller vad raden annars är.
xlsx-column-kind = Radens slag
xlsx-column-kind-about = Kostnad: ett värde från beräkningen. Summa och härledd: en formel på andra rader. Värde: annat från beräkningen. Summera bara rader av slaget kostnad.
xlsx-column-year = { $year }
xlsx-column-part-year = { $year } ({ $months } månader)
xlsx-column-year-about = Kalenderåret, så långt det är beräknat.
xlsx-column-sum-about = Alla år tillsammans.
xlsx-budget-about = Kostnader per år, enhet och konto. Hela kommunen är summan av enheterna.
xlsx-certainty-about = Många körningar av planen: { $runs } körningar, frö { $seed }, { $drawn } antaganden dragna. P10, P50 och P90 är värden som en tiondel, hälften och nio tiondelar av körningarna håller sig under.
xlsx-quantile = { $figure }, { $share } (kr)
xlsx-quantile-about = Kvantil över alla körningar, i körningens egna priser.
xlsx-within-frame = Sannolikhet: inget ofinansierat (%)
xlsx-coverage-reached = Sannolikhet: behovstäckning minst { $target } (%)
xlsx-odds-about = Andel av körningarna där det gäller i alla årets månader.
xlsx-fact-period = Period
xlsx-fact-districts = Områden på kartan
xlsx-fact-live = Områden som får nära socialtjänst
xlsx-fact-bases = Baser och team
xlsx-fact-steps = Steg
xlsx-fact-first-gap = Ofinansierat från
xlsx-chart-funding = Vem som betalar, per år
xlsx-chart-funding-alt = Staplar per år: vad varje slags finansiering betalar, och överst vad ingen betalar. Samma belopp står i tabellen ovanför.
xlsx-chart-staff = Tillsatta tjänster per enhet
xlsx-chart-staff-alt = Linjer per månad: tillsatta tjänster i varje enhet. Samma tal står på bladet Bemanning per månad.
xlsx-chart-certainty = Bruttokostnadens spridning, per år
xlsx-chart-certainty-alt = Linjer per år: bruttokostnadens P10, P50 och P90. Samma belopp står i tabellen.
xlsx-about-sheet = blad
xlsx-about-hash = plan, SHA-256
xlsx-about-seed = frö
xlsx-about-format = format
xlsx-about-format-text = Summor är formler på bladens egna värden. Månader är datum, den första i månaden. Tom cell: värde saknas. All text är text, också den som börjar med ett likhetstecken.
book-step = Steg { $number }: { $name }
book-live-from = I drift från { $month }
book-no-steps = Planen har inga steg
book-signs = Streckat: ändras i steget. Blek färg: ännu inte i drift
book-kept = { $n } områden
book-goes-live = Går i drift
book-reassigned = Byter enhet
book-posts = Tjänster
book-posts-of = { $unit }: { $moved } överflyttade och { $new } nya ({ $roles })
book-premises = Lokaler
book-figures = I beräkningen, { $month }
book-share = Utbyggnadsgrad
book-coverage = Behovstäckning
book-vacant = Vakanta tjänster
book-cost = Kostnad i månaden
book-cost-month = { $cost } mnkr
memo-kind-of-paper = Tjänsteskrivelse
memo-head-date = Datum
memo-head-number = Diarienummer
memo-head-office = Förvaltning
memo-head-office-name = Social- och omsorgsförvaltningen
memo-head-officer = Handläggare
memo-head-to = Till
memo-head-committee = Social- och omsorgsnämnden
memo-head-write = fylls i
memo-proposal-committee = Förslag till social- och omsorgsnämndens beslut
memo-proposal-board = Förslag till kommunstyrelsens beslut
memo-proposal-council = Förslag till kommunfullmäktiges beslut
memo-write-proposal-committee = vad nämnden föreslås besluta, punkt för punkt.
memo-write-proposal-board = vad kommunstyrelsen föreslås besluta. Stryk rubriken om ärendet stannar i nämnden.
memo-write-proposal-council = vad kommunfullmäktige föreslås besluta. Stryk rubriken om ärendet inte går dit.
memo-matter = Ärende
memo-write-matter = varför ärendet tas upp, och förvaltningens bedömning.
memo-fact-live = Områden i drift i slutet
memo-fact-posts = Tjänster i stegen
memo-fact-share = Utbyggnadsgrad i slutet
memo-fact-coverage = Behovstäckning i slutet
memo-live-of = { $live } av { $all }
memo-moved-and-new = { $moved } överflyttade, { $new } nya
memo-map = Områden och baser när alla steg är genomförda
memo-documents = Beslutsunderlag
memo-document-memo = Tjänsteskrivelse – { $title }, { $date }
memo-document-maps = Bilaga – Kartbok
memo-document-assumptions = Bilaga – Antaganden
memo-write-documents = övriga handlingar i ärendet.
memo-background = Bakgrund
memo-write-background = vad som hänt och beslutats tidigare.
memo-quotes = Planen utgår från dessa ord:
memo-quote = ”{ $text }”
memo-table-bases = Enheter i { $month }
memo-kind = Slag
memo-live-from = I drift från
memo-districts = Områden
memo-children-0-17 = Barn 0–17
memo-posts = Tjänster
memo-area = Lokal, m²
memo-table-steps = Genomförande steg för steg
memo-step = Steg
memo-start = Start
memo-posts-moved = Över­flyttade
memo-posts-new = Nya
memo-premises = Lokaler
memo-posts-note = Tjänster är heltider. Överflyttade kommer från den centrala organisationen.
memo-opens = { $unit }: lokal från { $month }
memo-opens-area = { $unit }: { $area } m² från { $month }
memo-gives-up = { $unit }: lämnar { $area } m² i { $month }
memo-economy = Ekonomiska konsekvenser
memo-cost-in-short = Verksamheten kostar brutto { $gross } mnkr under { $period }. Av det följer { $moved } mnkr personal som flyttas från den centrala organisationen, och { $once } mnkr är engångskostnader.
memo-net-new-in-short = Jämfört med dagens organisation är skillnaden { $new } mnkr.
memo-current-prices = Beloppen är i löpande priser.
memo-fixed-prices = Beloppen är i { $year } års priser.
memo-mnkr = mnkr
memo-tkr = tkr
memo-part-year = { $year } ({ $months } mån)
memo-table-cost = Kostnad per år, mnkr
memo-table-accounts = Bruttokostnad per konto, tkr
memo-of-which-moved = varav följer överflyttad personal
memo-of-which-once = varav engångskostnader
memo-of-which-permanent = varav varaktigt
memo-rounding = Avrundning gör att summor kan skilja i sista siffran.
memo-baseline-note = Nollalternativ är dagens organisation utan de steg som återstår, med samma antaganden.
memo-funding = Finansiering
memo-no-gap = Hela kostnaden är finansierad under planens tid.
memo-gap = Från { $first } räcker finansieringen inte till. Sammanlagt är { $gap } mnkr ofinansierat till periodens slut.
memo-bars = Vem som betalar, mnkr per år
memo-bars-alt = Staplar per år med finansieringens slag, och överst i streckat det som ingen betalar. Samma belopp står i tabellen efter figuren.
memo-table-funding = Finansiering per år, mnkr
memo-funding-order = Källorna används i planens ordning.
memo-grants-end = Finansiering som tar slut utan att följas av annan av samma slag:
memo-grant-end = { $name } slutar efter { $last }; det senaste året betalade det { $amount } mnkr.
memo-certainty = Hur säkra beloppen är
memo-no-runs = Beloppen är beräknade med ett värde för varje antagande. Spridningen är inte beräknad i detta dokument.
memo-runs = Planen är beräknad { $runs } gånger med { $drawn } antaganden dragna ur sina spann (frö { $seed }). Tabellen visar mittvärdet och inom parentes det spann som åtta av tio körningar ligger i.
memo-table-runs = Spridning per år, mnkr
memo-coverage-reached = Behovs­täckning minst { $target }, sannolikhet
memo-within-frame = Inget ofinan­sierat, sannolikhet
memo-runs-note = P50 (P10 – P90).
memo-placements = Placeringar
memo-placements-cost = Placeringar redovisas för sig och ingår inte i beloppen ovan; under perioden kostar de { $cost } mnkr.
memo-placements-no-effect = Planen räknar inte med att de minskar: ingen effekt är belagd för Linköping.
memo-placements-effect = Planen antar att de minskar med { $effect }, vilket ger { $saved } mnkr (antagande).
memo-placements-even = Den nya kostnaden skulle vägas upp om placeringarna i områden som varit i drift tillräckligt länge minskade med { $even }.
memo-goals = Kommunala mål
memo-write-goals = vilka av kommunfullmäktiges övergripande mål ärendet gäller, och hur.
memo-equality = Jämställdhet
memo-write-equality = ärendets betydelse för jämställdheten.
memo-children-heading = Barnkonsekvensanalys
memo-children = Planen gäller barn och unga 0–17 år. Uppgifterna här är beräknade; bedömningen av barnets bästa måste skrivas.
memo-table-children = Barn, behov och vägar när alla steg är genomförda
memo-children-0-19 = Barn och unga 0–19
memo-need-children = Behovsvägda barn
memo-mean-way-km = Medelväg, km
memo-mean-way-minutes = Medelväg, minuter
memo-farthest = Längst bort
memo-need-note = Behovsvikten följer planens lokala behovsindex, ett eget sammanvägt mått (antagande).
memo-handovers = { $changing } barn och unga 0–19 ({ $share }) bor i områden som byter enhet minst en gång under planens tid, { $twice } i områden som byter två gånger eller fler.
memo-equity = Behovstäckningen för den femtedel av barnen som har störst behov är i slutet { $equity } gånger den för femtedelen med minst.
memo-write-children = hur barnens bästa har bedömts, vilka barn som berörs mest, hur barn har fått komma till tals, och alternativ som prövats.
memo-consultation = Samråd
memo-write-consultation = vilka som har deltagit i dialog, och vad de tycker.
memo-follow-up-heading = Uppföljning och utvärdering
memo-follow-up = Uppföljningen jämför utfallet med vad planen räknar med. Tabellerna ger det att jämföra med.
memo-no-gates = Planen har inga villkor som måste vara uppfyllda innan ett steg startar.
memo-table-gates = Villkor före steg
memo-measure = Mått
memo-target = Mål
memo-looked-at = Följs upp
memo-outcome = I beräkningen
memo-gate-passes = { $value }: klaras
memo-gate-fails = { $value }: klaras inte
memo-gates-note = Utfallet i beräkningen är inget utfall: det är vad planen leder till om antagandena gäller.
memo-table-measures = Att följa upp: beräknade värden
memo-month = Månad
memo-rollout-share = Utbygg­nads­grad
memo-coverage = Behovs­täck­ning
memo-lowest-coverage = Lägsta enhets
memo-caseload = Ärenden per socialsekr.
memo-overdue = Öppna över 4 mån
memo-filled = Tillsatta tjänster
memo-vacant = Vakanta
memo-measures-note = Behovstäckning: kapacitet delad med behov, högst 100 %. Utbyggnadsgrad: den del av kommunens behov vars område är i drift.
memo-deviations = Sådant som bör föras till nämnden när det avviker från tabellen:
memo-deviation-coverage = behovstäckningen är lägre än beräknat i hela kommunen eller i någon enhet,
memo-deviation-caseload = ärenden per socialsekreterare ligger över normen { $norm },
memo-deviation-overdue = fler utredningar än beräknat är öppna längre än lagens { $limit } månader,
memo-deviation-premises = lokaler öppnar senare än i planen,
memo-deviation-funding = finansiering uteblir eller slutar tidigare.
memo-write-follow-up = vem som följer upp, när det redovisas, och vad som mäter hur barn och familjer har det.
memo-mbl = Information eller förhandling enligt lag (1976:580) om medbestämmande i arbetslivet
memo-moves = { $step }: { $posts } tjänster från { $start }
memo-moves-all = Planen flyttar tjänster från den centrala organisationen: { $steps }.
memo-moves-nobody = Planen flyttar inga tjänster.
memo-write-mbl = när information eller förhandling har skett.
memo-write-signatures = underskrifter: förvaltning och namn.
memo-sent-to = Beslutet skickas till
memo-write-sent-to = mottagare.
memo-basis = Vad uppgifterna vilar på
memo-basis-map = Karta
memo-basis-map-hash = Kartfil, SHA-256
memo-basis-plan-hash = Plan, SHA-256
memo-basis-seed = Frö
memo-basis-program = Program
memo-basis-assumptions = Parametrar
memo-assumed = { $assumed } av { $all } är antaganden; alla står i bilagan Antaganden
## Röjandekontroll

budget-part-disclosure = Röjandekontroll
disclosure-about = Så att ingen kan kännas igen visas inte små antal per område: inte på kartan, i tabeller, i exporter eller på kommandoraden. I beräkningar står mittvärdet av det dolda spannet i stället för ett dolt antal, så att inget resultat kan avslöja det. Förvalet följer kommunens egen statistik (antal på 1–2 ersätts, andelar på färre än 5 döljs; Statistik Linköping 2023, tabellerna suregbf52, BO20 och suregma37). Att summor avrundas till 5 är ett antagande. Går ett dolt antal att räkna ut ur en summa som syns (alla = flickor + pojkar) döljs även andra delar av summan. Publicerade summor rättas aldrig.
disclosure-counts = Dölj antal under
disclosure-counts-unit = personer eller hushåll (0 visas alltid)
disclosure-base = Dölj andelar där underlaget är under
disclosure-base-unit = personer eller hushåll
disclosure-round = Avrunda summor över dolda antal till
disclosure-round-unit = närmaste hela antal
disclosure-hidden = { $n ->
    [0] På den här kartan döljs inget.
    [one] På den här kartan döljs { $n } värde.
   *[other] På den här kartan döljs { $n } värden.
}
cli-col-hidden = dolda

## Scenarier

edit-label-insert-scenario = lägga till scenariot ”{ $name }”
edit-label-remove-scenario = ta bort scenariot ”{ $name }”
edit-label-open-scenario = öppna scenariot ”{ $name }”
edit-label-set-scenario = ändra namn och beskrivning för scenariot ”{ $name }”
edit-label-baseline = ändra vad scenarier jämförs med
edit-error-unknown-scenario = Planen har inget scenario med nummer { $id }. Välj ett som finns.
edit-error-scenario-id-taken = Scenarionummer { $id } går inte att använda. Välj ett annat nummer.
edit-error-scenario-name-taken = Ett annat scenario heter redan ”{ $name }”. Välj ett annat namn.
edit-error-scenario-other-map = Scenariot är gjort för en karta med andra områden. Öppna det som en egen plan.
edit-error-scenario-is-baseline = Scenariot är det som andra jämförs med. Välj något annat att jämföra med först.
edit-error-last-scenario = En plan har minst ett scenario. Öppna ett annat scenario först.
edit-error-too-many-scenarios = En plan har högst { $most } scenarier. Ta bort något först, eller spara som en ny plan.

store-problem-unknown-scenario = Inget scenario har nummer { $value }. Rätta numret eller ta bort raden.
store-problem-scenario-twice = Scenariot ”{ $value }” står två gånger, med samma namn eller nummer. Ge det ena ett annat.
store-problem-not-one-open = Precis ett scenario ska ha "open": true. Rätta raderna under scenarios.
store-problem-scenario-field = Ett scenario har inget fält ”{ $value }”. Rätta namnet eller ta bort fältet.
store-problem-scenario-unreadable = Scenariot går inte att läsa: { $value }.

## Jämföra scenarier

compare-baseline = Nollalternativ
compare-nothing = Planerna är lika i allt som beslutas och antas.
compare-names = { $first } och { $last }
compare-names-more = { $first } och { $n } till
compare-unit-gone = { $unit } finns inte.
compare-unit-new = { $unit } tillkommer.
compare-unit-renamed = { $before } heter { $after }.
compare-unit-moved = { $unit } ligger på en annan plats.
compare-districts = { $n ->
    [one] { $districts } flyttas från { $from } till { $to }.
   *[other] { $districts } flyttas från { $from } till { $to } ({ $n } områden).
}
compare-step-number = steg { $n }
compare-step-gone = ”{ $step }” genomförs inte.
compare-step-new = ”{ $step }” tillkommer, med start { $month }.
compare-step-later = { $n ->
    [one] ”{ $step }” startar en månad senare ({ $month }).
   *[other] ”{ $step }” startar { $n } månader senare ({ $month }).
}
compare-step-earlier = { $n ->
    [one] ”{ $step }” startar en månad tidigare ({ $month }).
   *[other] ”{ $step }” startar { $n } månader tidigare ({ $month }).
}
compare-step-takes = ”{ $step }” omfattar även { $districts }.
compare-step-leaves = ”{ $step }” omfattar inte { $districts }.
compare-posts-more = { $unit } får { $count } fler tjänster: { $role }.
compare-posts-fewer = { $unit } får { $count } färre tjänster: { $role }.
compare-premises-later = { $n ->
    [one] Lokalen för { $unit } öppnar en månad senare ({ $month }).
   *[other] Lokalen för { $unit } öppnar { $n } månader senare ({ $month }).
}
compare-premises-earlier = { $n ->
    [one] Lokalen för { $unit } öppnar en månad tidigare ({ $month }).
   *[other] Lokalen för { $unit } öppnar { $n } månader tidigare ({ $month }).
}
compare-funding-gone = Finansieringen ”{ $source }” faller bort.
compare-funding-new = Finansieringen ”{ $source }” tillkommer.
compare-funding-changed = Finansieringen ”{ $source }” har andra villkor.
compare-parameter = Antagande: { $name } är { $after } i stället för { $before } ({ $unit }).
compare-parameter-range = Antagande: { $name } har samma värde men ett annat osäkerhetsspann.
compare-others = Dessutom skiljer { $parts }.
compare-other-fit-out = hur anpassning av lokaler betalas
compare-other-overhead = PO-pålägg för enskilda år
compare-other-rules = vad indelningen hålls till
compare-other-roles = roller
compare-other-cases = ärendetyper
compare-other-visits = besöksdagar
compare-other-gates = uppföljning före steg eller senare baser
compare-cost = Nettokostnad { $year }: { $difference } mnkr.
compare-cost-range = Nettokostnad { $year }: { $difference } mnkr (P10–P90 { $low } till { $high }).
compare-net_new = Nettokostnad mot Nollalternativ, hela perioden
compare-gross = Bruttokostnad, hela perioden
compare-gap = Ofinansierat, hela perioden
compare-coverage = Behovstäckning, sista tolv månaderna
compare-lowest_coverage = Lägsta behovstäckning bland baserna
compare-caseload = Högsta ärendebelastning bland baserna
compare-overdue = Utredningar äldre än fyra månader, sista månaden
compare-posts = Tjänster, sista månaden
compare-rolled_out = Utbyggnadsgrad, sista månaden
compare-load_spread = Största belastning genom minsta
compare-mean_way = Barnens medelväg till basen
compare-moved = Områden med annan enhet
compare-unit-posts = tjänster
compare-unit-districts = områden
compare-unit-cases = ärenden
cli-compare-title = { $title }: jämfört med { $reference }
cli-compare-measure = Mått
cli-compare-differs = Vad som skiljer i ”{ $scenario }”
cli-compare-runs = P10–P90 ur { $runs } körningar med gemensamma slumptal (frö { $seed }).
cli-compare-unknown = Planen har inget scenario ”{ $name }”. Den har { $known }.
cli-compare-too-few = Ange minst ett scenario att jämföra, och högst { $most } tillsammans med det som jämförs med.

## Arbetsplatsen Jämför

workspace-compare = Jämför
scenario-menu = Scenarier
scenario-menu-about = Planens scenarier: öppna ett annat, eller gör en kopia att ändra i.
scenario-heading = Scenarier
scenario-about = Scenarier har samma karta, tabeller, period, priser och behovsindex. Det öppna är det som ändras på alla andra arbetsplatser.
scenario-duplicate = Duplicera det öppna
scenario-compare = Jämför scenarier
scenario-copy-of = { $name } – kopia
scenario-add-preset = Lägg till ett förval
scenario-compare-one = Jämför { $name }
scenario-is-open = Öppet: det som ändras
scenario-open = Öppna
scenario-baseline-about = Dagens organisation fortsätter, utan kommande steg.
scenario-is-reference = de andra jämförs med detta
scenario-make-reference = Jämför de andra med detta
scenario-remove = Ta bort
scenario-more = Mer
scenario-open-heading = Det öppna scenariot
scenario-name = Namn
scenario-description = Beskrivning
compare-below-figures = Nyckeltal
compare-below-curves = Kurvor
compare-below-words = I ord
compare-one-only = Välj minst ett scenario till att jämföra med, eller duplicera det öppna och ändra i kopian.
compare-against = jämfört med { $reference }
compare-copy-words = Kopiera texten
compare-runs-note = Inom parentes: P10 till P90 ur 1 000 körningar av båda med samma slumptal.
compare-runs-waiting = Osäkerheten i skillnaden räknas ut …
compare-maps-beside = Sida vid sida
compare-maps-curtain = Svep
compare-maps-differences = Bara skillnader
compare-maps-fit = Hela staden
compare-maps-moved = { $n ->
    [0] inga områden skiljer
    [one] { $n } område skiljer
   *[other] { $n } områden skiljer
}
compare-maps-curtain-handle = Gräns mellan kartorna
compare-curve-coverage = Behovstäckning, procent
compare-curve-caseload = Ärendebelastning
compare-curve-cost = Bruttokostnad, mnkr per månad
compare-curve-open = Öppna utredningar
compare-curve-posts = Tjänster

# Dokumentens status, version, datum och avsändare
edit-label-paper-status = ändra status till { $status ->
    [forslag] förslag
    [beslutad] beslutad
   *[other] utkast
}
edit-label-paper-version = ändra dokumentens version till { $version }
edit-label-paper-date = ändra dokumentens datum till { $date }
edit-label-paper-logo = ändra logotypen
edit-label-papers = ändra dokumentens avsändare
edit-error-paper-text = En text i dokumenten är för lång eller har flera rader. Skriv högst { $most } tecken på en rad.
edit-error-accent-too-light = Färgen { $colour } har kontrasten { $contrast }:1 mot vitt och går inte att läsa för alla. Välj en mörkare, med minst { $least }:1.
edit-error-logo-too-large = Logotypen är { $size } kB. Den får vara högst { $most } kB: välj en mindre bild, gärna SVG.
edit-error-logo-format = Filen är ingen logotyp. Välj en PNG-, JPEG- eller SVG-fil.
edit-error-logo-without-alt = Logotypen saknar alternativtext. Skriv vad den visar, till exempel ”Linköpings kommun”.
logo-error-broken = Logotypen går inte att rita: { $detail }. Välj en annan fil.
logo-error-linked = Logotypen visar bilder ur andra filer. Spara den med bilderna inbäddade och välj den igen.
logo-note-dropped = Planens logotyp går inte att rita ({ $detail }) och togs bort. Välj den igen i Exportera.
store-problem-day = ”{ $value }” är ingen dag. Skriv den som 2027-04-30.
store-problem-colour = ”{ $value }” är ingen färg. Skriv den som #0b5c61.
memo-proposal-own = Förslag till beslut i { $committee }

# Exportera
menu-export-several = Exportera …
menu-copy-map = Kopiera kartan
notice-map-copied = Kartan är kopierad som bild
notice-not-shown = Systemet har inget program som öppnar { $path }. Filerna finns där.
export-title = Exportera
export-for = För vem?
export-for-committee = Nämnden
export-for-economy = Ekonomi
export-for-wall = Kartan på väggen
export-for-gis = GIS
export-for-handout = Att läsa på platta
export-what = Vad
export-papers = Dokumenten
export-how = Hur
export-about-tjansteskrivelse = Till nämnden, under kommunens rubriker
export-about-webbsida = Hela planen på en sida att trycka på, för platta och dator
export-about-kartblad = En karta att skriva ut, med teckenförklaring
export-about-kartbok = En sida per steg: vad som ändras
export-about-antaganden = Varje värde som beräkningen vilar på, med källa
export-about-arbetsbok = Alla tal med levande summor, för Excel
export-about-geopackage = Områden och baser för QGIS och ArcGIS
export-about-geojson = Områden för webbkartor och andra program
export-about-csv = Tabeller som textfiler i en egen mapp
export-about-svg = Kartan som visas, skalbar, för layout
export-about-png = Kartan som visas, för bildspel och webb
export-status = Status
export-version = Version
export-version-hint = t.ex. 1.0
export-date = Datum
export-date-hint = t.ex. 2027-04-30
export-size = Sidstorlek
export-language = Språk
export-language-sv = Svenska
export-language-en = English
export-runs = Osäkerhet
export-runs-none = Utan
export-runs-of = { $n } körningar
export-runs-about = Hur säkra beloppen är, ur så många körningar med planens eget frö
export-children = Barnkonsekvensanalys
export-passport = Planen följer med i filerna
export-passport-about = Vem som får filen kan öppna planen ur den. Av sig självt är det på medan status är utkast, och av därefter.
export-scenario = Scenario
export-sender = Avsändare och logotyp
export-sender-about = Sparas i planen och gäller alla dokument.
export-committee = Nämnd
export-department = Förvaltning
export-accent = Rubrikfärg
export-logo = Logotyp
export-logo-pick = Välj …
export-logo-remove = Ta bort
export-logo-is = { $kind }, { $size } kB
export-logo-alt = Avsändarens logotyp
export-alt = Alternativtext
export-alt-hint = Vad logotypen visar
export-first-page = Första sidan
export-parts = Innehåll
export-page-of = Förhandsvisning: { $what }
export-rows = { $n ->
    [one] 1 rad
   *[other] { $n } rader
}
export-areas = { $n ->
    [one] 1 område
   *[other] { $n } områden
}
export-areas-about = Bas, steg, startmånad, barn och färg för varje område
export-areas-geojson = Med bas, steg och kartans egna uppgifter, i WGS 84
export-points = { $n ->
    [one] 1 bas som punkt, med tjänster och lokal
   *[other] { $n } baser som punkter, med tjänster och lokal
}
export-folder = Mapp
export-folder-hint = Skriv en mapp eller välj en
export-folder-pick = Välj mapp …
export-opens = Öppna mappen efteråt
export-nothing = Välj minst en fil.
export-kept-in-plan = Status, version, datum och avsändare sparas i planen och kan ångras.
export-start = { $n ->
    [0] Exportera
    [one] Exportera 1 fil
   *[other] Exportera { $n } filer
}
export-making = { $number } av { $of }: { $what }
export-stop = Avbryt exporten
export-stands = { $n ->
    [one] Finns redan: { $names }
   *[other] { $n } finns redan: { $names }
}
export-replace = Ersätt
export-keep-both = Behåll båda
export-done = { $n ->
    [one] 1 fil finns i { $folder }
   *[other] { $n } filer finns i { $folder }
}
export-show-folder = Öppna mappen
export-show-file = Öppna filen
export-finish = Klar
dialog-folder-title = Exportera till mappen
dialog-logo-title = Välj logotyp
file-type-logo = Logotyp (SVG, PNG, JPEG)
xlsx-summary-about = Nyckeltal per år, med diagram
xlsx-file-about = Vad planen, bladen och kolumnerna är
# Planen inuti en export (passet)
store-error-passport = { $path }: { $problem ->
        [passport-error-damaged] { passport-error-damaged }
        [passport-error-too-large] { passport-error-too-large }
        [passport-error-wrong] { passport-error-wrong }
        [passport-error-newer] { passport-error-newer }
        [passport-error-no-map] { passport-error-no-map }
       *[passport-error-missing] { passport-error-missing }
    }
passport-error-missing = Filen bär ingen plan. Den exporterades utan, eller så har ett annat program tagit bort den. Öppna planfilen (.narplan.json) i stället.
passport-error-damaged = Filen går inte att läsa som { $kind }: { $detail }
passport-error-too-large = Planen i filen är större än { $limit } MiB.
passport-error-wrong = Planen i filen går inte att läsa: { $detail }
passport-error-newer = Planen i filen är sparad i version { $found }, men det här programmet läser bara till och med version { $known }. Uppdatera Närplan.
passport-error-no-map = Planen är gjord på kartan ”{ $file }”, som inte ligger bredvid filen. Lägg kartan i samma mapp och öppna igen.
passport-note-differs = { $part ->
        [map] Kartan är inte den som filen gjordes på.
        [figures] Kartans siffror är inte de som filen gjordes med. Resultaten kan skilja sig.
        [tables] Planens tabeller (restider, barn, finare områden) är inte de som filen gjordes med.
        [assignment] Vilken bas varje område hör till är inte som när filen gjordes.
        [assumptions] Antagandena är inte de som filen gjordes med.
       *[plan] Något i planen har ändrats sedan filen gjordes.
    }
passport-note-program = Filen gjordes med Närplan { $version }. Resultaten kan skilja sig från filens.
paper-passport = Planen som dokumentet bygger på. Öppna dokumentet i Närplan för att få upp den.
xlsx-about-passport = plan
xlsx-about-passport-in = Filen bär planen som den bygger på, som en XML-del som inget blad visar. Öppna filen i Närplan för att få upp planen. Anteckningar och dolda värden följer inte med.
xlsx-about-passport-out = Filen bär inte planen som den bygger på.
# Planen som webbsida
handout-about = Om planen
handout-after = Efter
handout-after-when = { $month }, när alla steg är genomförda
handout-bases = Vem som har ansvaret
handout-basis = Källor och antaganden
handout-before = Före
handout-before-when = Innan det första steget
handout-blank-map = Den här stadsdelen är inte med på kartan som visas.
handout-caseload = Ärenden per socialsekr.
handout-choose = Tryck på en stadsdel på kartan, eller välj den i listan.
handout-city = Staden
handout-close = Stäng
handout-compare = Jämför med före
handout-count = { $n ->
    [one] { $n } område
   *[other] { $n } områden
}
handout-coverage = Behovstäckning
handout-dark = Mörkt läge
handout-district = Stadsdel
handout-districts = Alla stadsdelar
handout-districts-caption = Stadsdelarna när alla steg är genomförda
handout-economy = Kostnader och finansiering
handout-filled-of = { $filled } av { $posts }
handout-fresh = Streckat: ändras i steget
handout-hidden = Två punkter (..) betyder att ett litet tal är dolt, så att ingen kan kännas igen.
handout-keys = Karta över stadsdelarna. Piltangenterna går till stadsdelen bredvid, Enter öppnar den.
handout-language = Språk
handout-live = Har ansvaret
handout-map = Karta och steg
handout-map-before = Karta: före det första steget
handout-never = Ligger kvar centralt
handout-next = Nästa steg
handout-no-figures = Utanför de månader som är beräknade.
handout-no-script = Skript är avstängda. Kartan visar hur det är när alla steg är genomförda; alla tabeller finns nedanför.
handout-none = Ingen vald
handout-one-file = Sidan är en enda fil och hämtar ingenting från nätet.
handout-part = Del av kartan
handout-position = Läge { $n } av { $all }
handout-previous = Föregående steg
handout-print = Skriv ut
handout-rollout = Införandet
handout-scenario = Scenario: { $name }
handout-served-by = Har ansvaret
handout-served-in-the-end = Bas i slutet
handout-shows = Kartan visar
handout-signs = Tecknet på kartan säger vilken rad i förklaringen som gäller.
handout-skip = Gå till kartan
handout-slider = Steg i införandet
handout-sources = Källor
handout-staff = Tillsatta tjänster
handout-table-units = Enheterna
handout-whole = Hela kartan
menu-export-handout = Webbsida att visa på läsplatta (HTML) …
report-error-page = Webbsidan kunde inte skapas: { $detail }

# Diagram som bilder
chart-copy = Kopiera bilden
chart-menu = Bild av diagrammet: { $chart }
chart-of-model = Beräknat av modellen ur planens antaganden. Varje antagande med sin källa finns i pappret Antaganden.
chart-save = Spara som PNG eller SVG …
notice-chart-copied = Diagrammet är kopierat som bild
scatter-title = { $up } mot { $right }
cli-no-chart = planen ger inget att visa i diagrammet { $chart }
chart-of-runs = Beräknat av modellen i { $runs } körningar med frö { $seed }, ur planens antaganden med deras spann. Varje antagande med sin källa finns i pappret Antaganden.
chart-of-figures = ingen angiven i kartans tabell
chart-of-assignment = Räknat ur kartans tal, planens fördelning och dess antaganden. Varje antagande med sin källa finns i pappret Antaganden.
chart-of-divisions = Planen bland { $plans } fördelningar dragna av slump med frö { $seed }, räknat ur kartans tal och planens antaganden.
chart-of-plan = Ur planen: steg, tjänster, lokaler och finansiering som de är antagna. Varje antagande med sin källa finns i pappret Antaganden.
chart-of-worked = Närplans uträkning ur kartans tabell och planens vikter

# Webbsidan innan den görs
export-web-basis = Planens ord, källor och varje antagande
export-web-economy = Kostnad, finansiering och vad som saknas, per år
export-web-map = Före stegen och efter vart och ett; tryck på en stadsdel för dess tal
export-web-rollout = Vad varje steg ändrar, och vad det kostar
compare-picture = Jämförelse: { $sides }
compare-curves-about = Varje scenarios hela kommun månad för månad, med troligaste värden

# Tabeller för andra program
csv-om-format-rfc4180 = UTF-8 enligt RFC 4180: komma mellan kolumner, decimalpunkt, månader skrivna år-månad. En text som börjar med = + - eller @ har fått en apostrof framför sig, så att ett kalkylprogram inte läser den som en formel. Tom cell: värde saknas.
export-csv-format = Tabeller
export-csv-rfc4180 = RFC 4180
export-csv-swedish = Svenskt Excel
