@testable import Exchange

/// The example's supplier, and another one with one service, of the same accounts.
enum TwoSuppliers {
    static func full(_ name: String = "full") throws -> TestBatch {
        var batch = try TestBatch.example()
        batch.files["suppliers.csv"]! += "WATER,Үлгі Су,Улги Су,Ulgi Water,\n"
        batch.batch = name
        return batch
    }

    /// All that the other supplier has.
    static func water(_ name: String = "water") -> TestBatch {
        TestBatch(
            files: [
                "offices.csv": """
                office,supplier,kind,position,name_kk,name_ru,name_en
                well,WATER,district_office,3,Құдық,Колодец,Well

                """,
                "services.csv": """
                service,supplier,kind,unit,position,name_kk,name_ru,name_en
                cold,WATER,cold_water,m3,4,Салқын су,Холодная вода,Cold water

                """,
                "plans.csv": """
                plan,service,method,proration,name_kk,name_ru,name_en
                cold-flat,cold,flat,always,Су,Вода,Water

                """,
                "prices.csv": "plan,step,valid_from,price,vat_percent,confirmed\ncold-flat,all,2019-01-01,100,12,yes\n",
                "account_plans.csv": "account,service,valid_from,plan\n100001,cold,2019-01-01,cold-flat\n",
                "meters.csv": "account,service,meter,registers,digits,ratio\n100001,cold,W-1,total,5,1\n",
                "readings.csv": """
                account,service,meter,register,day,origin,value
                100001,cold,W-1,total,2019-08-31,company,10
                100001,cold,W-1,total,2019-09-30,customer,15

                """,
                "balances.csv": """
                account,service,month,opening,charged,adjusted,paid,closing
                100001,cold,2019-08,0.00,400.00,0.00,0.00,400.00
                100001,cold,2019-09,400.00,500.00,-50.00,400.00,450.00
                100002,cold,2019-09,0.00,200.00,0.00,0.00,200.00

                """,
                "adjustments.csv": """
                account,service,month,number,amount,reason_kk,reason_ru,reason_en
                100001,cold,2019-09,1,-50.00,Түзету,Перерасчёт,Correction

                """,
                "payments.csv": """
                account,payment,day,month,amount,bank
                100001,W-1,2019-09-12,2019-09,400.00,Үлгі банкі

                """,
                "payment_splits.csv": "account,payment,service,amount\n100001,W-1,cold,400.00\n",
                "bill_lines.csv": """
                account,month,service,step,method,quantity,price,charged
                100001,2019-09,cold,all,meter,5,100,500.00

                """,
                "bill_readings.csv": """
                account,month,service,meter,register,from_day,from_value,until_day,until_value
                100001,2019-09,cold,W-1,total,2019-08-31,10,2019-09-30,15

                """,
            ], supplier: "WATER", batch: name, kind: "part")
    }

    /// All that is the portal's own supplier's alone.
    static func energy(_ name: String = "energy") throws -> TestBatch {
        var batch = try TestBatch.example()
        for file in BatchFile.all where !file.isOfOneSupplier { batch.files[file.name] = nil }
        (batch.batch, batch.kind) = (name, "part")
        return batch
    }

    /// A payment for services of both.
    static let shared = TestBatch.update(
        "shared",
        [
            "payments.csv": "account,payment,day,month,amount,bank\n100001,S-1,2019-10-12,2019-10,300.00,Үлгі банкі\n",
            "payment_splits.csv": "account,payment,service,amount\n100001,S-1,cold,100.00\n100001,S-1,waste,200.00\n",
            "balances.csv": """
            account,service,month,opening,charged,adjusted,paid,closing
            100001,cold,2019-10,450.00,0.00,0.00,100.00,350.00
            100001,waste,2019-10,1050.00,0.00,0.00,200.00,850.00

            """,
        ])

    /// The other supplier's part after that payment.
    static func waterAfterShared(_ name: String) -> TestBatch {
        var batch = water(name)
        batch.files["payment_splits.csv"]! += "100001,S-1,cold,100.00\n"
        batch.files["balances.csv"] = batch.files["balances.csv"]!.replacing(
            "100002,", with: "100001,cold,2019-10,450.00,0.00,0.00,100.00,350.00\n100002,")
        return batch
    }
}

extension Bench {
    /// Batches that must be published, whatever they take away.
    func publish(_ batches: TestBatch...) async throws {
        for batch in batches {
            let outcome = try await run(batch, allowed: Set(WarningRule.losses))
            guard case .published = outcome else { throw Failure("\(batch.batch): \(outcome)") }
        }
    }
}
