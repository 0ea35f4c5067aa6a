/// The files of the batch while it is written.
struct CityFiles {
    let accounts, households, plans, meters, readings: CSVFile
    let balances, adjustments, payments, splits, bills, lines, billReadings: CSVFile

    init(_ folder: String) throws(CityError) {
        accounts = try CSVFile(
            folder, "accounts.csv", "account,payer,address,residents,stove,benefit,plan,area,office")
        households = try CSVFile(folder, "households.csv", "account,valid_from,residents,stove,benefit,plan")
        plans = try CSVFile(folder, "account_plans.csv", "account,service,valid_from,plan")
        meters = try CSVFile(
            folder, "meters.csv", "account,service,meter,registers,digits,ratio,verified_on,replace_by,installed_on")
        readings = try CSVFile(folder, "readings.csv", "account,service,meter,register,day,origin,value")
        balances = try CSVFile(
            folder, "balances.csv", "account,service,month,opening,charged,adjusted,paid,closing")
        adjustments = try CSVFile(
            folder, "adjustments.csv", "account,service,month,number,amount,reason_kk,reason_ru,reason_en")
        payments = try CSVFile(folder, "payments.csv", "account,payment,day,month,amount,bank")
        splits = try CSVFile(folder, "payment_splits.csv", "account,payment,service,amount")
        bills = try CSVFile(folder, "bills.csv", "account,month,issued,due")
        lines = try CSVFile(
            folder, "bill_lines.csv",
            "account,month,service,step,method,quantity,price,charged,charged_from,charged_until,rate_percent")
        billReadings = try CSVFile(
            folder, "bill_readings.csv",
            "account,month,service,meter,register,from_day,from_value,until_day,until_value")
    }

    private var all: [CSVFile] {
        [
            accounts, households, plans, meters, readings, balances, adjustments, payments, splits, bills, lines,
            billReadings,
        ]
    }

    var rows: Int { all.reduce(0) { $0 + $1.rows } }

    /// The entries of the manifest.
    func close() throws(CityError) -> [String] {
        var entries: [String] = []
        for file in all { entries.append(try file.close()) }
        return entries
    }
}
