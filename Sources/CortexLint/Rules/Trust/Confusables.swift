/// Letters of other alphabets that look like Latin ones.
enum Confusables {
    /// The ASCII letter that `scalar` looks like; `nil` if it looks like none.
    static func latin(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        scalar.value < 0x80 ? nil : table[scalar.value]
    }

    private static let table: [UInt32: Unicode.Scalar] = {
        var table: [UInt32: Unicode.Scalar] = [:]
        for line in text.split(separator: "\n") {
            for pair in line.split(separator: " ") {
                guard let latin = pair.unicodeScalars.first,
                    let value = UInt32(pair.dropFirst(2), radix: 16)
                else { continue }
                table[value] = latin
            }
        }
        return table
    }()

    /// From Unicode's confusables.txt (UTS 39): those that common fonts draw alike.
    private static let text = """
        a=430 c=441 e=435 o=43E p=440 x=445 y=443 s=455 i=456 j=458 h=4BB d=501 q=51B w=51D
        A=410 B=412 C=421 E=415 H=41D I=406 J=408 K=41A M=41C O=41E P=420 S=405 T=422 X=425 Y=4AE
        a=3B1 i=3B9 k=3BA n=3B7 o=3BF p=3C1 u=3C5 v=3BD x=3C7 y=3B3
        A=391 B=392 E=395 H=397 I=399 K=39A M=39C N=39D O=39F P=3A1 T=3A4 X=3A7 Y=3A5 Z=396
        g=261 i=131 h=570 n=578 o=585 u=57D
        """
}
