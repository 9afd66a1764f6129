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
    [caseload_norm] riktvärdet för ärendebelastning
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
edit-label-need = ändra lokalt behovsindex
edit-label-placement-days = ändra placeringsdygn
edit-label-payroll-overhead = ändra PO-pålägg per år
edit-label-rename = byt namn på { $district } till { $name }
edit-label-own-name = återställ namnet på { $district }
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
    [placement_days] Antalet placeringsdygn per år
    [need_weight] Indikatorns vikt
    [payroll_overhead] PO-pålägget i procent
    [amount] Beloppet i kronor
    [longitude] Longituden i grader
    [latitude] Latituden i grader
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
        [edit-error-indicator-twice] { edit-error-indicator-twice }
       *[other] Värdet går inte att använda.
}
store-problem-unknown-unit = Ingen enhet har id ”{ $value }”. Rätta id eller lägg till enheten under units.
store-problem-unknown-role = Rollen ”{ $value }” finns inte. Använd social_worker, family_therapist, outreach_worker, unit_manager eller administration.
store-problem-unknown-parameter = Antagandet ”{ $value }” finns inte. Rätta namnet eller ta bort raden.
store-problem-district-twice = Området { $value } står två gånger. Låt det stå på ett ställe.
store-problem-district-in-two-steps = Området { $value } ingår redan i ett tidigare steg. Låt det stå i ett steg.
store-problem-month = ”{ $value }” är ingen månad. Skriv den som 2027-04.
store-problem-year = ”{ $value }” är inget år. Skriv det som 2027.
store-problem-version = Version { $value } finns inte. Skriv 1.
store-error-map-changed = Kartfilen är inte samma fil som planen gjordes med (kontrollsumman är { $found }, inte { $expected }). Välj den ursprungliga kartan, eller gå vidare och kontrollera att alla områden stämmer.
store-error-wrong-map = Planen har { $districts } områden men kartan { $codes }. Öppna planen med kartan som den gjordes för.
store-error-unwritable = Planen gick inte att göra om till en fil: { $detail }. Ångra den senaste ändringen och spara igen.
store-note-unknown-district = Området { $code } finns inte på kartan och togs inte med ({ $path }).
store-note-unassigned = { $count ->
    [one] Ett område saknade enhet i planfilen och lades på den centrala enheten: { $codes }.
   *[other] { $count } områden saknade enhet i planfilen och lades på den centrala enheten: { $codes }.
}
