/// The code of a tariff plan: "el-levels".
package struct PlanCode: Code {
    package let text: String

    package init(stored text: String) {
        self.text = text
    }
}
