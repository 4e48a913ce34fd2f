Subject: Still waiting for ${supplierName}
The way back to ${supplierName} has been standing still for another week. It is ${stage}.

What we ask: decide whether to go on buying elsewhere, or ask the supplier what it expects. As soon as it says that it has
resumed, the way back goes on by itself.
