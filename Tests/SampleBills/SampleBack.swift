import Documents
import Domain

/// The back of the sample bills: sections of the length that operators write.
enum SampleBack {
    static func sheet(_ language: Language, repeated: Int = 1) -> BackSheet {
        let once = sections.map { section in
            BackSheet.Section(head: section.head[language], paragraphs: section.paragraphs.map { $0[language] })
        }
        return BackSheet(
            title: title[language], sections: Array([[BackSheet.Section]](repeating: once, count: repeated).joined()))
    }

    private static let title = Trio(
        "Шот-түбіртекке түсініктеме", "Пояснения к счёту-квитанции", "How to read this bill")

    private static let sections: [(head: Trio, paragraphs: [Trio])] = [
        (
            Trio("Сома қалай есептеледі", "Как посчитана сумма", "How the sum is worked out"),
            [
                Trio(
                    "Төлеуге = ай басындағы қарыз + есептелгені + қайта есептеу − төленгені. Минусы бар сома – артық төлеміңіз, ол келесі айға өтеді.",
                    "К оплате = долг на начало месяца + начислено + перерасчёт − оплачено. Сумма с минусом – переплата, она переходит на следующий месяц.",
                    "To pay = brought forward + charged + adjusted − paid. A sum with a minus is overpaid and goes over to the next month."
                ),
                Trio(
                    "Санауышы бар қызметтер бойынша екі көрсеткіштің айырмасы бағаға көбейтіледі. Көрсеткіш берілмесе, өткен кезеңнің орташа тәуліктік тұтынуы алынады; нақты көрсеткіш түскенде сома қайта есептеледі.",
                    "По услугам со счётчиком разность двух показаний умножается на тариф. Если показание не передано, берётся среднесуточное потребление прошлого периода; когда поступит фактическое показание, сумма будет пересчитана.",
                    "Where there is a meter, the difference of two readings is multiplied by the price. When no reading was given, the average daily consumption of the period before is taken; once there is an actual reading, the sum is worked out again."
                ),
            ]
        ),
        (
            Trio("Электр қуатының деңгейлері", "Уровни потребления электроэнергии", "Levels of electricity"),
            [
                Trio(
                    "Газ плитасы бар үйде бір тұрғынға айына: 1-деңгей – 90 кВт·сағ дейін, 16,65 ₸; 2-деңгей – 160 кВт·сағ дейін, 21,99 ₸; 3-деңгей – 160 кВт·сағ артық, 27,48 ₸.",
                    "В доме с газовой плитой на одного проживающего в месяц: 1-й уровень – до 90 кВт·ч, 16,65 ₸; 2-й уровень – до 160 кВт·ч, 21,99 ₸; 3-й уровень – свыше 160 кВт·ч, 27,48 ₸.",
                    "In a house with gas stoves, for each resident and month: level 1 up to 90 kWh, 16.65 ₸; level 2 up to 160 kWh, 21.99 ₸; level 3 above 160 kWh, 27.48 ₸."
                ),
                Trio(
                    "Электр плитасы бар үйде: 115 және 190 кВт·сағ. Жалғыз тұратын зейнеткерлер мен мүгедектігі бар адамдар үшін 1-деңгей кеңірек: 115 немесе 140 кВт·сағ.",
                    "В доме с электроплитой: 115 и 190 кВт·ч. Для одиноко проживающих пенсионеров и лиц с инвалидностью 1-й уровень шире: 115 или 140 кВт·ч.",
                    "In a house with electric stoves: 115 and 190 kWh. For pensioners and disabled people who live alone level 1 is wider: 115 or 140 kWh."
                ),
            ]
        ),
        (
            Trio("Көрсеткіштерді беру", "Как передать показания", "Giving readings"),
            [
                Trio(
                    "Көрсеткіштерді ай сайын 20-нан 30-на дейін жеке кабинетте, 356-99-99 телефоны арқылы немесе банкте төлегенде беріңіз.",
                    "Передавайте показания ежемесячно с 20 по 30 число: в личном кабинете, по телефону 356-99-99 или при оплате в банке.",
                    "Give your readings every month from the 20th to the 30th: in your account, by telephone 356-99-99, or when you pay at a bank."
                ),
                Trio(
                    "Санауыштағы пломба бүлінсе немесе санауыш тоқтап қалса, сол күні хабарлаңыз: кезең орташа тұтыну бойынша есептеледі, тексеру тегін.",
                    "Если пломба повреждена или счётчик остановился, сообщите в тот же день: период будет рассчитан по среднему потреблению, проверка бесплатна.",
                    "When a seal is damaged or a meter stands still, tell us on the same day: the period is charged by average, and the check costs nothing."
                ),
            ]
        ),
        (
            Trio("Қайда төлеуге болады", "Где оплатить", "Where to pay"),
            [
                Trio(
                    "Кез келген банктің қосымшасында дербес шот нөмірі бойынша немесе шоттың бет жағындағы QR-код арқылы; банк бөлімшелері мен терминалдарда; Қазпошта бөлімшелерінде.",
                    "В приложении любого банка по номеру лицевого счёта или по QR-коду на лицевой стороне; в отделениях и терминалах банков; в отделениях Казпочты.",
                    "In any bank's application by the account number or by the QR code on the front; at the branches and terminals of banks; at the post office."
                ),
                Trio(
                    "Төлем бір–үш жұмыс күнінде түседі. Қате төленген соманы банк сол күні ғана қайтара алады, кейін ол келесі шотта артық төлем болып көрінеді.",
                    "Платёж поступает за один–три рабочих дня. Ошибочную сумму банк может вернуть только в тот же день, позже она будет видна как переплата в следующем счёте.",
                    "A payment arrives within one to three working days. A bank can only take a mistaken one back on the same day; later it shows as overpaid in the next bill."
                ),
            ]
        ),
        (
            Trio("Мерзімдер", "Сроки", "Dates"),
            [
                Trio(
                    "Шотты бет жағындағы күнге дейін төлеңіз. Кешіктірілген әр күн үшін шартқа сәйкес өсімпұл есептеледі; ол қарыздан аспайды.",
                    "Оплатите счёт до даты на лицевой стороне. За каждый день просрочки по договору начисляется пеня, не больше самого долга.",
                    "Please pay by the date on the front. For each day after it a penalty is charged as the contract says, never more than the debt."
                ),
                Trio(
                    "Қызмет қарыз үшін кемінде 30 күн бұрын жазбаша ескертілгеннен кейін ғана тоқтатылады.",
                    "Услуга приостанавливается за долг только после письменного предупреждения не менее чем за 30 дней.",
                    "A service is only cut off for debt after a written notice of at least 30 days."),
            ]
        ),
        (
            Trio("Аудандық бөлімшелер", "Районные отделения", "District branches"),
            (1...6).map { number in
                Trio(
                    "№ \(number) бөлімше: Алматы қ., Үлгі көшесі \(number)0, тел. 356-99-9\(number). Дүйсенбі–жұма 8:30–17:30, сенбі 9:00–13:00.",
                    "Отделение № \(number): г. Алматы, улица Улги, \(number)0, тел. 356-99-9\(number). Понедельник–пятница 8:30–17:30, суббота 9:00–13:00.",
                    "Branch No. \(number): \(number)0 Ulgi Street, Almaty, tel. 356-99-9\(number). Monday–Friday 8:30–17:30, Saturday 9:00–13:00."
                )
            }
        ),
        (
            Trio("Әріптер мен белгілер", "Буквы и знаки", "Letters and signs"),
            [
                Trio(
                    "Ә Ғ Қ Ң Ө Ұ Ү Һ І – ә ғ қ ң ө ұ ү һ і. Белгілер: ₸ № « ».",
                    "Ә Ғ Қ Ң Ө Ұ Ү Һ І – ә ғ қ ң ө ұ ү һ і. Знаки: ₸ № « ».",
                    "Ә Ғ Қ Ң Ө Ұ Ү Һ І – ә ғ қ ң ө ұ ү һ і. Signs: ₸ № « ».")
            ]
        ),
    ]
}
